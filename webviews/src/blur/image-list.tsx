import { t } from '@vscode/l10n';
import { countsText } from './figures.ts';
import type { ListedImage } from './protocol.ts';

interface ImageListProps {
  readonly images: readonly ListedImage[];
  readonly selected: number;
  readonly select: (index: number) => void;
}

/** All images of the run: arrows go from one to the next. */
export function ImageList({ images, selected, select }: ImageListProps) {
  const walk = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = by === 0 ? undefined : selected + by;
    if (next === undefined || next < 0 || next >= images.length) return;
    event.preventDefault();
    select(next);
    const list = event.currentTarget;
    if (list instanceof HTMLElement) list.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
  };
  return (
    <div class="blur-images" role="listbox" aria-label={t('Images')} onKeyDown={walk}>
      {images.map((image, index) => (
        <div
          key={image.name}
          class="blur-image"
          role="option"
          aria-selected={index === selected}
          tabIndex={index === selected ? 0 : -1}
          onClick={() => {
            select(index);
          }}
        >
          <span class="blur-image-name" title={image.name}>
            {image.name}
          </span>
          <span class={`blur-image-state is-${image.state}`}>{stateText(image)}</span>
        </div>
      ))}
    </div>
  );
}

function stateText({ state, faces, plates, reason }: ListedImage): string {
  switch (state) {
    case 'done':
    case 'skipped':
      return countsText(faces, plates);
    case 'failed':
      return t('not done: {0}', reason ?? '');
    case 'cancelled':
      return t('cancelled');
  }
}

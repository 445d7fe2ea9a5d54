import { t } from '@vscode/l10n';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { countsText } from './figures.ts';
import { filterName, FILTERS, type ImageFilter } from './image-filter.ts';
import type { DraftsByIndex, ListedImage } from './protocol.ts';

/** Images from which on they are worth a choice among them. */
const MANY = 8;

/** Images that a key for a page goes on by. */
const PAGE = 10;

interface ImageListProps {
  readonly images: readonly ListedImage[];
  /** Indices of those that are listed. */
  readonly listed: readonly number[];
  readonly selected: number;
  readonly filter: ImageFilter;
  readonly drafts: DraftsByIndex;
  readonly select: (index: number) => void;
  readonly choose: (filter: ImageFilter) => void;
}

/** All images of the run: arrows go from one to the next. */
export function ImageList({ images, listed, selected, filter, drafts, select, choose }: ImageListProps) {
  const list = useRef<HTMLDivElement>(null);
  // Of thousands, those whose line is the same object are not compared.
  const rows = useMemo(
    () => listed.map((index) => rowOf({ images, index, drafts, isSelected: false })),
    [images, listed, drafts],
  );
  const at = listed.indexOf(selected);
  const shown = at < 0 ? rows : rows.with(at, rowOf({ images, index: selected, drafts, isSelected: true }));
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selected, listed]);

  const walk = (event: KeyboardEvent): void => {
    const to = destination(event.key, at, listed.length - 1);
    const next = to === undefined ? undefined : listed[to];
    if (to === undefined || next === undefined) return;
    event.preventDefault();
    select(next);
    const option = list.current?.children[to];
    if (option instanceof HTMLElement) option.focus();
  };
  const click = ({ target }: MouseEvent): void => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : undefined;
    if (option) select(Number(option.dataset['index']));
  };
  return (
    <div class="blur-list">
      {images.length >= MANY && (
        <select
          class="toolbar-choice blur-filter"
          aria-label={t('Listed images')}
          value={filter}
          onChange={({ currentTarget }) => {
            choose(FILTERS.find((one) => one === currentTarget.value) ?? 'all');
          }}
        >
          {FILTERS.map((one) => (
            <option key={one} value={one}>
              {filterName(one)}
            </option>
          ))}
        </select>
      )}
      <div
        class="blur-images"
        role="listbox"
        aria-label={t('Images')}
        tabIndex={at < 0 ? 0 : -1}
        ref={list}
        onKeyDown={walk}
        onClick={click}
      >
        {shown}
      </div>
      {images.length >= MANY && (
        <p class="blur-count" role="status">
          {t('{0} of {1}', listed.length, images.length)}
        </p>
      )}
    </div>
  );
}

interface RowOptions extends Pick<ImageListProps, 'images' | 'drafts'> {
  readonly index: number;
  readonly isSelected: boolean;
}

function rowOf({ images, index, drafts, isSelected }: RowOptions) {
  const image = images[index];
  if (!image) return null;
  const states = [stateText(image), ...(index in drafts ? [t('not saved')] : [])];
  return (
    <div
      key={index}
      class="blur-image"
      role="option"
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-index={index}
    >
      <span class="blur-image-name" title={image.name}>
        {image.name}
      </span>
      <span class={`blur-image-state is-${image.state}`}>{states.join(' · ')}</span>
    </div>
  );
}

/** Where a key leads in the list; undefined for one that leads nowhere. */
function destination(key: string, at: number, last: number): number | undefined {
  const to = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['PageDown', Math.min(last, at + PAGE)],
    ['PageUp', Math.max(0, at - PAGE)],
    ['Home', 0],
    ['End', last],
  ]).get(key);
  return to !== undefined && to >= 0 && to <= last && to !== at ? to : undefined;
}

function stateText({ state, faces, plates, reason }: ListedImage): string {
  switch (state) {
    case 'done':
    case 'skipped':
      return countsText(faces, plates);
    case 'failed':
      return t('not processed: {0}', reason ?? '');
    case 'cancelled':
      return t('cancelled');
  }
}

import { t } from '@vscode/l10n';
import { countsText, timeText } from './figures.ts';
import { ItemList } from './item-list.tsx';
import type { ListedImage, OpenedImage } from './protocol.ts';
import { isOn } from './review.ts';
import type { Review } from './use-review.ts';

interface FactsProps {
  readonly listed: ListedImage;
  readonly image: OpenedImage;
  readonly page: number;
  readonly review: Review;
  /** Whether boxes can be changed now. */
  readonly isReview: boolean;
}

/** What is known of the image in words: counts, times, remarks, and every box. */
export function Facts({ listed, image, page, review, isReview }: FactsProps) {
  const { read, detect, write } = image.time;
  return (
    <aside class="blur-facts" aria-label={t('Detections')}>
      <h2>{countsText(listed.faces, listed.plates)}</h2>
      <p class="blur-quiet">
        {t('{0} × {1} pixels', image.width, image.height)}
        {' · '}
        {t('detection {0}', timeText(detect))}
        {' · '}
        {t('total {0}', timeText(read + detect + write))}
      </p>
      {image.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <ItemList
        items={review.items.filter((item) => isOn(item, page))}
        selected={review.selection.id}
        select={isReview ? review.focus : review.select}
        remove={isReview ? review.remove : undefined}
      />
      <Keys isReview={isReview} />
    </aside>
  );
}

function Keys({ isReview }: Pick<FactsProps, 'isReview'>) {
  const keys: readonly (readonly [string, string])[] = [
    ...(isReview ? reviewKeys() : []),
    [t('Page down, Page up'), t('next image, previous image')],
    ['+ - 0', t('zoom in, zoom out, fit; also Ctrl and mouse wheel')],
  ];
  return (
    <details class="blur-keys">
      <summary>{t('Keyboard shortcuts')}</summary>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function reviewKeys(): readonly (readonly [string, string])[] {
  return [
    ['F, P, Z', t('add a face, a plate, an excluded zone')],
    ['← ↑ → ↓', t('move the box; with Shift, resize it; with Alt, by one pixel')],
    [t('Delete'), t('remove the box')],
    ['Ctrl+Z, Ctrl+Y', t('undo, redo')],
    ['Ctrl+S', t('save')],
  ];
}

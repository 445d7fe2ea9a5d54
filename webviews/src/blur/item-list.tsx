import { t } from '@vscode/l10n';
import { decimalText } from '../dashboards/elements/numbers.ts';
import { ToolbarButton } from '../frame/toolbar-button.tsx';
import { itemName, stateName } from './naming.ts';
import { stateOf, type Item } from './review.ts';

interface ItemListProps {
  readonly items: readonly Item[];
  readonly selected: number | undefined;
  readonly select: (id: number) => void;
  /** Undefined where nothing is changed. */
  readonly remove: ((id: number) => void) | undefined;
}

/** Every box in words, for those who do not look at the picture. */
export function ItemList({ items, selected, select, remove }: ItemListProps) {
  if (items.length === 0) return <p class="blur-none">{t('No detections in this image.')}</p>;
  return (
    <ul class="blur-items">
      {items.map((item) => (
        <li
          key={item.id}
          class={`blur-item is-${stateOf(item, items)} ${item.id === selected ? 'is-selected' : ''}`}
        >
          <button
            type="button"
            class="blur-item-name"
            data-thing={`item:${item.id}`}
            aria-current={item.id === selected}
            onClick={() => {
              select(item.id);
            }}
          >
            <span class={`blur-swatch is-${item.kind}`} aria-hidden="true" />
            <span>{itemName(item, items)}</span>
            <span class="blur-item-facts">
              {[stateName(item, items), item.score === undefined ? '' : decimalText(item.score, 2)]
                .filter((fact) => fact !== '')
                .join(' · ')}
            </span>
          </button>
          {remove && (
            <ToolbarButton
              icon={item.isRemoved ? 'undo' : 'close'}
              label={
                item.isRemoved
                  ? t('Blur {0} again', itemName(item, items))
                  : t('Remove {0}', itemName(item, items))
              }
              press={() => {
                remove(item.id);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

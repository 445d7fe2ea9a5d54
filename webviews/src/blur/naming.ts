import { t } from '@vscode/l10n';
import { stateOf, type Item, type ItemKind } from './review.ts';

/** `Face`. */
export function kindName(kind: ItemKind): string {
  switch (kind) {
    case 'face':
      return t('Face');
    case 'plate':
      return t('Plate');
    case 'zone':
      return t('Excluded zone');
  }
}

/** `Face 2`: the number among those of its kind. */
export function itemName(item: Item, items: readonly Item[]): string {
  const number = items.filter(({ kind }) => kind === item.kind).indexOf(item) + 1;
  return `${kindName(item.kind)} ${number}`;
}

/** What became of an item; empty for a box as the model saw it. */
export function stateName(item: Item, items: readonly Item[]): string {
  switch (stateOf(item, items)) {
    case 'added':
      return t('added');
    case 'moved':
      return t('moved');
    case 'removed':
      return t('excluded');
    case 'left':
      return t('not blurred');
    case 'seen':
    case 'zone':
      return '';
  }
}

/** What a screen reader says of a box in the picture. */
export function itemDescription(item: Item, items: readonly Item[]): string {
  const { left, top, width, height } = item.box;
  const place = t(
    '{0} × {1} pixels at {2}, {3}',
    Math.round(width),
    Math.round(height),
    Math.round(left),
    Math.round(top),
  );
  return [itemName(item, items), stateName(item, items), place].filter((part) => part !== '').join(', ');
}

import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { begun, changed, redone, undone, type History } from './history.ts';
import { itemName } from './naming.ts';
import type { OpenedImage } from './protocol.ts';
import type { ReviewActions } from './review-stage.tsx';
import { isOn, itemsOf, withAdded, withBox, withRemoved, type Item, type ItemKind } from './review.ts';

/** The box that is looked at. */
interface Selection {
  readonly id: number | undefined;
  /** Whether the focus goes to it: it does when something else than the box itself chose it. */
  readonly isFocusWanted: boolean;
}

const NOTHING: Selection = { id: undefined, isFocusWanted: false };

/** The review of one image: its boxes, what was done to them, and what can be. */
export interface Review extends ReviewActions {
  readonly items: readonly Item[];
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly begin: (image: OpenedImage | undefined) => void;
  /** Brings the focus to a box. */
  readonly focus: (id: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Adds a box in the middle of the picture, for those who use no mouse. */
  readonly addInMiddle: (kind: ItemKind) => void;
}

interface ReviewOptions {
  readonly image: OpenedImage | undefined;
  readonly page: number;
  readonly onChange: (items: readonly Item[]) => void;
  readonly announce: (text: string) => void;
}

/** The boxes of the image that is open, with all that was done to them since. */
export function useReview({ image, page, onChange, announce }: ReviewOptions): Review {
  const [history, setHistory] = useState<History<readonly Item[]>>(begun([]));
  const [selection, setSelection] = useState(NOTHING);
  const items = history.now;

  const go = (next: History<readonly Item[]>): void => {
    if (next === history) return;
    setHistory(next);
    onChange(next.now);
  };
  const nameOf = (id: number): string => {
    const item = items.find((one) => one.id === id);
    return item ? itemName(item, items) : '';
  };
  const add: Review['add'] = (kind, box) => {
    const added = withAdded(items, kind, box, image && image.pages > 1 ? page : undefined);
    go(changed(history, added.items));
    setSelection({ id: added.id, isFocusWanted: true });
    const item = added.items.at(-1);
    if (item) announce(t('Added: {0}', itemName(item, added.items)));
  };

  return {
    items,
    selection,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    begin: (opened) => {
      setHistory(begun(opened ? itemsOf(opened.detections, opened.decisions) : []));
      setSelection(NOTHING);
    },
    select: (id) => {
      setSelection({ id, isFocusWanted: false });
    },
    focus: (id) => {
      setSelection({ id, isFocusWanted: true });
    },
    add,
    change: (id, box) => {
      go(changed(history, withBox(items, id, box)));
      announce(t('{0}: {1} × {2} pixels at {3}, {4}', nameOf(id), box.width, box.height, box.left, box.top));
    },
    remove: (id) => {
      const item = items.find((one) => one.id === id);
      if (!item) return;
      go(changed(history, withRemoved(items, id)));
      announce(item.isRemoved ? t('{0} will be blurred again', nameOf(id)) : t('Removed: {0}', nameOf(id)));
      // What a model saw is still there, struck out.
      const next = item.seen ? id : items.find((one) => one.id !== id && isOn(one, page))?.id;
      setSelection({ id: next, isFocusWanted: next !== undefined });
    },
    undo: () => {
      go(undone(history));
      announce(t('Undone'));
    },
    redo: () => {
      go(redone(history));
      announce(t('Redone'));
    },
    addInMiddle: (kind) => {
      if (!image) return;
      const width = Math.max(8, Math.round(Math.min(image.width, image.height) / 6));
      const height = kind === 'plate' ? Math.round(width / 3) : width;
      const left = Math.round((image.width - width) / 2);
      add(kind, { left, top: Math.round((image.height - height) / 2), width, height });
    },
  };
}

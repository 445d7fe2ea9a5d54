import { t } from '@vscode/l10n';
import type { DraftsByIndex, ListedImage } from './protocol.ts';

/** Which images of a run are listed. */
export const FILTERS = ['all', 'found', 'nothing', 'failed', 'unsaved'] as const;
export type ImageFilter = (typeof FILTERS)[number];

/** The indices of the images that are listed, in their order. */
export function indicesOf(
  images: readonly ListedImage[],
  filter: ImageFilter,
  drafts: DraftsByIndex,
): readonly number[] {
  return images.flatMap((image, index) => (passes(image, filter, index in drafts) ? [index] : []));
}

export function filterName(filter: ImageFilter): string {
  switch (filter) {
    case 'all':
      return t('All images');
    case 'found':
      return t('With detections');
    case 'nothing':
      return t('Without detections');
    case 'failed':
      return t('Not processed');
    case 'unsaved':
      return t('Unsaved changes');
  }
}

function passes({ state, faces, plates }: ListedImage, filter: ImageFilter, isUnsaved: boolean): boolean {
  const isDone = state === 'done' || state === 'skipped';
  switch (filter) {
    case 'all':
      return true;
    case 'found':
      return isDone && faces + plates > 0;
    case 'nothing':
      return isDone && faces + plates === 0;
    case 'failed':
      return !isDone;
    case 'unsaved':
      return isUnsaved;
  }
}

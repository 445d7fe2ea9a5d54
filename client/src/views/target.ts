import type { ViewTarget } from '@vitruve/manifests';
import { isText, shape } from './shape.ts';

/** `raci/matrix`. */
export function isViewId(value: unknown): value is string {
  return isText(value) && /^[a-z]+\/[a-z-]+$/u.test(value);
}

/** Whether a value that comes from a store or a key binding says what to look at. */
export const isTarget = shape<ViewTarget>({ view: isViewId, uri: isText });

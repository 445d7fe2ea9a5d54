import { shownPath } from '@vitruve/workspace';

/** A path as it is printed: relative to the current folder when it lies in it, with `/`. */
export function shown(path: string): string {
  return shownPath(process.cwd(), path);
}

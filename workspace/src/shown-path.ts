import { isAbsolute, relative, sep } from 'node:path';

/** A path as texts and reports have it: relative to a folder where it lies in it, with `/`. */
export function shownPath(folder: string, path: string): string {
  const inner = relative(folder, path);
  const isOutside = inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner);
  return (isOutside ? path : inner || '.').split(sep).join('/');
}

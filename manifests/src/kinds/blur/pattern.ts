/** True for a path that stands for several: `photos/*.jpg`. */
export function isPattern(path: string): boolean {
  return /[*?[\]{}]|^!/u.test(path);
}

/** The folder that a pattern searches, as far as it is named in so many words; a path that is none, as it is. */
export function folderOfPattern(path: string): string {
  if (!isPattern(path)) return path;
  const before = path.slice(0, path.search(/[*?[\]{}]|^!/u));
  return before.slice(0, Math.max(before.lastIndexOf('/'), 0)) || (before.startsWith('/') ? '/' : '.');
}

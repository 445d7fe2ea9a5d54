/**
 * A path with `/` in its shortest form: `./a//b/../c` is `a/c`, the folder itself the empty text. `..` that leads out of the
 * folder stays in front.
 */
export function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}

/** What a path means when it is written for a folder. An absolute path stays what it is. */
export function joined(folder: string, path: string): string {
  return normalised(path.startsWith('/') || folder === '' ? path : `${folder}/${path}`);
}

/** True for a path, in its shortest form, that leads out of the folder which it is relative to. */
export function leavesFolder(path: string): boolean {
  return path === '..' || path.startsWith('../') || path.startsWith('/');
}

/** True when one path, both in their shortest form, is the other or lies within it. */
export function isInside(folder: string, path: string): boolean {
  return folder === path || (folder === '' ? !leavesFolder(path) : path.startsWith(`${folder}/`));
}

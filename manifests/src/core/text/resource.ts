import { URI, Utils } from 'vscode-uri';
import { wellFormed } from './well-formed.ts';

/** The last segment of a URI's path, decoded. */
export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The last file whose folder was asked for: all paths of a document are resolved from the same one. */
let last: { readonly uri: string; readonly folder: URI; readonly text: string } | undefined;

function lastFolder(uri: string): NonNullable<typeof last> {
  if (last?.uri === uri) return last;
  const folder = Utils.dirname(URI.parse(uri));
  return (last = { uri, folder, text: folder.toString() });
}

/** The URI of the folder that holds a file. */
export function folderOf(uri: string): string {
  return lastFolder(uri).text;
}

/** The URI of what lies in a folder: its path from there, with `/`, as a URI spells it. The root of a disk ends with a slash itself. */
export function inFolder(folder: string, path: string): string {
  return `${folder.endsWith('/') ? folder : `${folder}/`}${path}`;
}

/** The URI that a relative path (`../x/y.md`, percent-encoded or not) means when written in the file `uri`. */
export function resolveFrom(uri: string, path: string): string {
  return resolved(lastFolder(uri).folder, decoded(path));
}

/** The URI that a path means when it counts from a folder. */
export function resolveIn(folder: string, path: string): string {
  return resolved(URI.parse(folder), path);
}

function resolved(folder: URI, path: string): string {
  return Utils.resolvePath(folder, wellFormed(path)).toString();
}

/** The relative path, with `/`, that leads from the file `from` to the file `to`. */
export function relativePath(from: string, to: string): string {
  const source = URI.parse(from).path.split('/').slice(0, -1);
  const target = URI.parse(to).path.split('/');
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  return [...source.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

/** True when `uri` is `folder` or lies below it. */
export function isWithin(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path, with `/`, of a file within a folder, as people read it. */
export function pathWithin(folder: string, uri: string): string {
  return decoded(uri.slice(folder.endsWith('/') ? folder.length : folder.length + 1));
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** True for one of some addresses, and for one below them. */
export function isIn(gone: ReadonlySet<string>, uri: string): boolean {
  for (let at = uri; at.length > 0; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (gone.has(at)) return true;
  }
  return false;
}

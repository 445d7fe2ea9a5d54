/** Folders above a path that are looked at: a deeper path is found by its first folders only. */
const MAX_DEPTH = 64;

/** Things that lie under relative paths in their shortest form (`relative.ts`), found by path, from above and from below. */
export class PathIndex<Item> {
  readonly #at = new Map<string, Item[]>();
  /** By each folder above their path. */
  readonly #below = new Map<string, Item[]>();

  add(path: string, item: Item): void {
    push(this.#at, path, item);
    for (const folder of foldersAbove(path)) push(this.#below, folder, item);
  }

  /** Those with exactly that path. */
  at(path: string): readonly Item[] {
    return this.#at.get(path) ?? [];
  }

  /** Those whose path is a folder above it, the nearest first. */
  above(path: string): readonly Item[] {
    return foldersAbove(path).flatMap((folder) => this.at(folder));
  }

  /** Those whose path lies within it. */
  below(path: string): readonly Item[] {
    return this.#below.get(path) ?? [];
  }

  /** Those that share files with it: at, above or below the path. */
  touching(path: string): readonly Item[] {
    return [...this.at(path), ...this.above(path), ...this.below(path)];
  }
}

/** The folders that a path lies in, the nearest first; the folder that paths are relative to is the empty text. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  if (path === '') return folders;
  for (
    let slash = path.lastIndexOf('/');
    slash > 0 && folders.length < MAX_DEPTH;
    slash = path.lastIndexOf('/', slash - 1)
  )
    folders.push(path.slice(0, slash));
  if (!path.startsWith('/') && !path.startsWith('..')) folders.push('');
  return folders;
}

function push<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

import type { Import } from './imports.ts';

/** Folders beside each other that need each other, with an import of each step of the circle. */
export interface FolderCycle {
  readonly folders: readonly string[];
  readonly imports: readonly Import[];
}

/**
 * The circles among folders that lie beside each other: what is in one needs the other, and the other way round, perhaps by way of
 * a third. A folder and those in it are one for the folders beside it.
 */
export function folderCycles(imports: readonly Import[]): readonly FolderCycle[] {
  const byParent = new Map<string, Map<string, Map<string, Import>>>();
  for (const one of imports) {
    const step = stepBetween(one);
    if (!step) continue;
    const folders = byParent.get(step.parent) ?? new Map<string, Map<string, Import>>();
    byParent.set(step.parent, folders);
    const leading = folders.get(step.from) ?? new Map<string, Import>();
    folders.set(step.from, leading);
    if (!leading.has(step.to)) leading.set(step.to, one);
  }
  return [...byParent.values()].flatMap(cyclesIn);
}

/** The folders, of one parent, that an import goes between; undefined for one that stays in its folder. */
function stepBetween({ from, to }: Import): { parent: string; from: string; to: string } | undefined {
  const [source, target] = [from.split('/'), to.split('/')];
  let shared = 0;
  while (source[shared] === target[shared]) shared++;
  // A file beside a folder is not a folder.
  if (source.length <= shared + 1 || target.length <= shared + 1) return undefined;
  return {
    parent: source.slice(0, shared).join('/'),
    from: source.slice(0, shared + 1).join('/'),
    to: target.slice(0, shared + 1).join('/'),
  };
}

/** The shortest circle through each folder, each circle once. */
function cyclesIn(folders: ReadonlyMap<string, ReadonlyMap<string, Import>>): readonly FolderCycle[] {
  const found = new Map<string, FolderCycle>();
  for (const start of folders.keys()) {
    const way = wayBack(folders, start);
    if (!way) continue;
    const names = way.map(({ folder }) => folder).sort();
    const key = names.join(' ');
    if (!found.has(key)) found.set(key, { folders: names, imports: way.map(({ by }) => by) });
  }
  return [...found.values()];
}

interface Step {
  readonly folder: string;
  readonly by: Import;
}

/** The shortest way from a folder to itself. */
function wayBack(
  folders: ReadonlyMap<string, ReadonlyMap<string, Import>>,
  start: string,
): readonly Step[] | undefined {
  const ways: (readonly Step[])[] = [[]];
  const seen = new Set<string>();
  for (const way of ways) {
    const at = way.at(-1)?.folder ?? start;
    for (const [folder, by] of folders.get(at) ?? []) {
      const longer = [...way, { folder, by }];
      if (folder === start) return longer;
      if (seen.has(folder)) continue;
      seen.add(folder);
      ways.push(longer);
    }
  }
  return undefined;
}

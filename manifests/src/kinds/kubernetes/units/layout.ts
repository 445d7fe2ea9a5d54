import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { folderOf, isWithin } from '../../../core/text/resource.ts';

/** Which files are deployed together, as kustomizations and charts say. */
export interface Layout {
  /** The units that a file belongs to: those that list it, and those that these belong to. Empty for a file of none. */
  readonly unitsOf: (uri: string) => ReadonlySet<Entity>;
  /** The folders of the files that units list, and of those that the units in them list. */
  readonly foldersOf: (units: ReadonlySet<Entity>) => readonly string[];
}

/** The layout of the workspace folder of a file. */
export function layoutOf(graph: Graph, from: string): Layout {
  return layout(graph.all('release-unit', from));
}

const layout = keptBy((units: readonly Entity[]): Layout => {
  /** The units that list a file or a folder, by URI. */
  const listing = new Map<string, Entity[]>();
  const charts: Entity[] = [];
  for (const unit of units) {
    if (unit.facts?.chart === true) charts.push(unit);
    add(listing, unit.uri, unit);
    const members = unit.facts?.members;
    for (const member of typeof members === 'object' ? Object.keys(members) : []) add(listing, member, unit);
  }
  const known = new Map<string, ReadonlySet<Entity>>();
  const byFolder = new Map(units.map((unit) => [unit.key, unit] as const));
  return {
    foldersOf(from) {
      const found = new Set<Entity>();
      const folders = new Set<string>();
      const open = [...from];
      for (let unit = open.pop(); unit; unit = open.pop()) {
        if (found.has(unit)) continue;
        found.add(unit);
        folders.add(unit.key);
        const members = unit.facts?.members;
        for (const member of typeof members === 'object' ? Object.keys(members) : []) {
          const below = byFolder.get(member);
          if (below) open.push(below);
          else folders.add(folderOf(member));
        }
      }
      return [...folders].sort();
    },
    unitsOf(uri) {
      const kept = known.get(uri);
      if (kept) return kept;
      const found = new Set<Entity>();
      const open = [...(listing.get(uri) ?? []), ...charts.filter(({ key }) => isWithin(key, uri))];
      for (let unit = open.pop(); unit; unit = open.pop()) {
        if (found.has(unit)) continue;
        found.add(unit);
        open.push(...(listing.get(unit.key) ?? []));
      }
      known.set(uri, found);
      return found;
    },
  };
});

function add(lists: Map<string, Entity[]>, key: string, unit: Entity): void {
  const list = lists.get(key);
  if (list) list.push(unit);
  else lists.set(key, [unit]);
}

/** True when two files may be deployed together: by a unit that both belong to, or from one folder where no unit says more. */
export function areTogether({ unitsOf }: Layout, one: string, other: string): boolean {
  if (one === other) return true;
  const units = unitsOf(one);
  const others = unitsOf(other);
  if (units.size === 0 && others.size === 0) return folderOf(one) === folderOf(other);
  for (const unit of units) if (others.has(unit)) return true;
  return false;
}

/** True when two files belong to one system as far as one can see: deployed together, or in folders side by side or in each other. */
export function areNear(layout: Layout, one: string, other: string): boolean {
  if (areTogether(layout, one, other)) return true;
  const [folder, otherFolder] = [folderOf(one), folderOf(other)];
  const [above, otherAbove] = [folderOf(folder), folderOf(otherFolder)];
  return above === otherAbove || above === otherFolder || folder === otherAbove;
}

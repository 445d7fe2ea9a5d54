import { t } from '@vscode/l10n';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf, pathWithin } from '../../../core/text/resource.ts';
import type { DiagramChoice, DiagramFilter } from '../../../core/views/diagram.ts';
import { layoutOf } from '../units/layout.ts';

/** The resources that are drawn, with the ids of their nodes. */
type Drawn = ReadonlyMap<Entity, string>;

/** A release that shares so much of its resources with others is a copy: the picture starts with one of them. */
const COPIED = 0.5;

/** By what a topology can be divided: releases that declare the same resources, and namespaces. */
export function topologyFilters(graph: Graph, folder: string, drawn: Drawn): readonly DiagramFilter[] {
  return [releaseFilter(graph, folder, drawn), namespaceFilter(drawn)].filter(
    ({ choices }) => choices.length > 1,
  );
}

function namespaceFilter(drawn: Drawn): DiagramFilter {
  const nodes = new Map<string, string[]>();
  for (const [{ scope }, id] of drawn) if (scope !== undefined) listOf(nodes, scope).push(id);
  return {
    id: 'namespace',
    label: t('Namespace'),
    all: t('All namespaces'),
    choices: [...nodes].sort(([a], [b]) => order(a, b)).map(([name, ids]) => choice(name, name, ids)),
  };
}

/** A base, its overlays and what was rendered from them declare the same resources: each is a choice. */
function releaseFilter(graph: Graph, folder: string, drawn: Drawn): DiagramFilter {
  const releases = new Map<string, Entity[]>();
  for (const resource of drawn.keys()) {
    for (const root of rootsOf(graph, resource.uri)) listOf(releases, root).push(resource);
  }
  const merged = belowCommonFolder(releases, graph);
  const times = new Map<string, number>();
  for (const resources of merged.values()) {
    for (const key of keysOf(resources)) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const copies = [...merged].flatMap(([root, resources]) => {
    const own = keysOf(resources);
    const copied = [...own].filter((key) => (times.get(key) ?? 0) > 1).length;
    return copied === 0 ? [] : [{ root, resources, isCopy: copied >= COPIED * own.size }];
  });
  const choices = copies
    .map(({ root, resources }) => {
      const path = pathWithin(folder, root);
      const ids = resources.flatMap((resource) => drawn.get(resource) ?? []);
      return choice(path, root === folder ? fileName(folder) : path, ids);
    })
    .sort((a, b) => order(a.value, b.value));
  const isCopied = copies.some(({ isCopy }) => isCopy);
  const largest = choices.reduce<DiagramChoice | undefined>(
    (best, one) => ((one.nodes?.length ?? 0) > (best?.nodes?.length ?? 0) ? one : best),
    undefined,
  );
  return {
    id: 'release',
    label: t('Release'),
    all: t('All releases'),
    choices,
    ...(isCopied && largest ? { initial: largest.value } : {}),
  };
}

/** The folders of the outermost kustomizations and charts that a file is deployed with; its own where there are none. */
function rootsOf(graph: Graph, uri: string): readonly string[] {
  const { unitsOf } = layoutOf(graph, uri);
  const units = [...unitsOf(uri)];
  const outermost = units.filter((unit) => unitsOf(unit.uri).size === 1);
  if (units.length === 0) return [folderOf(uri)];
  return (outermost.length > 0 ? outermost : units).map(({ key }) => key);
}

/** Folders of no unit, such as `release/api` and `release/database`, are one release: `release`. */
function belowCommonFolder(
  releases: ReadonlyMap<string, readonly Entity[]>,
  graph: Graph,
): ReadonlyMap<string, readonly Entity[]> {
  const common = commonFolder([...releases.keys()]);
  const merged = new Map<string, Entity[]>();
  for (const [root, resources] of releases) {
    const [first] = resources;
    const isUnit = first && layoutOf(graph, first.uri).unitsOf(first.uri).size > 0;
    const [segment = ''] = pathWithin(common, root).split('/');
    const name = isUnit || segment === '' || root === common ? root : `${common}/${segment}`;
    listOf(merged, name).push(...resources);
  }
  return merged;
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split('/'));
  let length = first.length;
  for (const parts of others) {
    while (length > 0 && parts.slice(0, length).join('/') !== first.slice(0, length).join('/')) length--;
  }
  return first.slice(0, length).join('/');
}

function keysOf(resources: readonly Entity[]): ReadonlySet<string> {
  return new Set(resources.map(({ key }) => key));
}

function choice(value: string, label: string, nodes: readonly string[]): DiagramChoice {
  return { value, label, nodes };
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

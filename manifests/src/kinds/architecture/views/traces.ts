import { t } from '@vscode/l10n';
import type { Entity, EntityType, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { cellItem } from '../../../core/views/table-cells.ts';
import type { CellItem } from '../../../core/views/table.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';

/** What an element is traced to. */
export type TraceKind = 'decisions' | 'risks' | 'objectives' | 'deployments';

export type Trace = Readonly<Record<TraceKind, readonly CellItem[]>>;

const KINDS: Readonly<Partial<Record<EntityType, TraceKind>>> = {
  decision: 'decisions',
  risk: 'risks',
  objective: 'objectives',
  resource: 'deployments',
  service: 'deployments',
  'cloud-resource': 'deployments',
};

/**
 * What each element names, the decisions of its waivers, and which objectives measure it, by its id. It reads the references of the graph: no document is parsed for
 * it.
 */
export function tracesOf(graph: Graph, system: System): ReadonlyMap<string, Trace> {
  const traces = new Map<string, Record<TraceKind, CellItem[]>>();
  for (const id of system.elements.keys())
    traces.set(id, { decisions: [], risks: [], objectives: [], deployments: [] });
  const add = (id: string, kind: TraceKind, item: CellItem): void => {
    const items = traces.get(id)?.[kind];
    if (items?.every(({ text }) => text !== item.text) === true) items.push(item);
  };
  for (const [uri, elements] of byFile(system)) {
    for (const reference of graph.referencesIn(uri)) {
      const [type] = reference.types;
      const kind = type && KINDS[type];
      if (!kind) continue;
      const element = innermost(system, elements, reference);
      if (element) add(element.id, kind, namedItem(graph, reference));
    }
  }
  for (const waiver of system.waivers) {
    const { target } = waiver.facts;
    const named = traces.get(target)?.decisions.map(({ text }) => text) ?? [];
    for (const reference of decisionsOf(graph, waiver.entity))
      if (!named.includes(reference.name)) add(target, 'decisions', waiverItem(graph, reference));
  }
  for (const { id, entity } of system.elements.values())
    for (const reference of graph.referencesTo(entity)) {
      if (reference.relation !== 'measures') continue;
      const objective = declaring(graph, reference);
      if (objective) add(id, 'objectives', entityItem(objective));
    }
  return traces;
}

/** The elements of each file, in their order. */
function byFile({ elements }: System): ReadonlyMap<string, readonly SystemElement[]> {
  const files = new Map<string, SystemElement[]>();
  for (const element of elements.values()) {
    const { uri } = element.entity;
    const list = files.get(uri);
    if (list) list.push(element);
    else files.set(uri, [element]);
  }
  for (const list of files.values()) list.sort((a, b) => startOf(a) - startOf(b));
  return files;
}

function startOf({ entity }: SystemElement): number {
  return entity.extent.start;
}

/** The element that a place is in: the last one that began before it, or one around that. */
function innermost(
  system: System,
  elements: readonly SystemElement[],
  { span }: Reference,
): SystemElement | undefined {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && startOf(element) <= span.start) low = middle + 1;
    else high = middle;
  }
  let element = elements[low - 1];
  while (element && element.entity.extent.end < span.end) element = system.elements.get(element.parent ?? '');
  return element;
}

/** The decisions that a declaration names. */
function decisionsOf(graph: Graph, { uri, extent }: Entity): readonly Reference[] {
  return graph
    .referencesIn(uri)
    .filter(
      ({ types: [type], span }) =>
        type === 'decision' && extent.start <= span.start && span.end <= extent.end,
    );
}

/** The decision by which a deviation of an element is accepted. */
function waiverItem(graph: Graph, reference: Reference): CellItem {
  const item = namedItem(graph, reference);
  return { ...item, text: t('{0} (waiver)', item.text) };
}

function namedItem(graph: Graph, reference: Reference): CellItem {
  const [entity] = graph.resolve(reference);
  if (entity) return entityItem(entity, reference.name);
  const place = sourceOf(reference.uri, reference.span);
  return cellItem(t('{0} (not found)', reference.name), place, 'attention');
}

function entityItem({ uri, span, extent, name }: Entity, shown = name): CellItem {
  return cellItem(shown, sourceOf(uri, span, extent));
}

/** The objective that a place is in. */
function declaring(graph: Graph, { uri, span }: Reference): Entity | undefined {
  return graph
    .declaredIn(uri)
    .find(({ type, extent }) => type === 'objective' && extent.start <= span.start && span.end <= extent.end);
}

import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { cellItem, column, textCell } from '../../../core/views/table-cells.ts';
import type { CellItem, TableCell, TableRow } from '../../../core/views/table.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { elementForm } from '../element-form.ts';
import type { ArchitectureModel } from '../model.ts';
import { inLayers, layerTitle } from './layers.ts';
import { declaredAt, elementName, zoneName } from './table-parts.ts';
import { tracesOf, type Trace, type TraceKind } from './traces.ts';

/** Columns that may have holes. */
type Traced = 'owner' | TraceKind;

const TRACED: readonly Traced[] = ['owner', 'decisions', 'risks', 'objectives', 'deployments'];

/** Each element with who answers for it, what was decided, what may fail, what is aimed at, and what deploys it; holes are visible. */
export const traceabilityView: DocumentView<ArchitectureModel> = {
  id: 'architecture/traceability',
  scope: 'document',
  title: () => t('Traceability matrix'),
  concerns: ({ architecture }) => (architecture?.elements.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    if (system.elements.size === 0) return undefined;
    const traces = tracesOf(graph, system);
    const holes = new Map<Traced, number>();
    const expected = new Map<Traced, number>();
    const rows = inLayers(system).map((element): TableRow => {
      const source = declaredAt(element);
      const cells = TRACED.map((traced): TableCell => {
        const items =
          traced === 'owner' ? ownerItems(graph, element) : itemsOf(system, traces, element, traced);
        if (!isExpected(element, traced)) return { items };
        expected.set(traced, (expected.get(traced) ?? 0) + 1);
        if (items.length > 0) return { items };
        holes.set(traced, (holes.get(traced) ?? 0) + 1);
        return { items: [cellItem(t('missing'), source, 'attention')] };
      });
      return {
        id: element.id,
        group: layerTitle(element.layer ?? ''),
        source,
        cells: [
          textCell(elementName(element), source),
          textCell(element.facts.kind),
          textCell(zoneName(system, element)),
          ...cells,
        ],
      };
    });
    const columns = [
      column('element', t('Element')),
      column('kind', t('Kind')),
      column('zone', t('Zone')),
      column('owner', t('Owner')),
      column('decisions', t('Decisions')),
      column('risks', t('Risks')),
      column('objectives', t('Objectives')),
      column('deployments', t('Deployed by')),
    ];
    const notes = TRACED.flatMap((traced) => {
      const count = holes.get(traced) ?? 0;
      return count === 0 ? [] : [holeText(traced, count, expected.get(traced) ?? 0)];
    });
    return {
      type: 'table',
      table: {
        notes: notes.length > 0 ? notes : [t('All elements are traced.')],
        sections: [{ id: 'elements', title: '', notes: [], columns, rows }],
      },
    };
  },
};

/** Actors are nobody's; what is not software of one's own is not deployed. */
function isExpected({ facts, layer }: SystemElement, traced: Traced): boolean {
  const form = elementForm(facts);
  if (form === 'actor') return false;
  if (traced !== 'deployments') return true;
  return form !== 'process' && form !== 'external' && layer !== 'business' && layer !== 'function';
}

/** Who answers for an element: its own owner or that of what it is within, as the matrices of responsibilities know them. */
function ownerItems(graph: Graph, { owner, entity }: SystemElement): readonly CellItem[] {
  if (owner === undefined) return [];
  const [known] = (['role', 'person'] as const).flatMap((type) =>
    graph.find(type, nameKey(owner), entity.uri),
  );
  if (known) return [cellItem(owner, sourceOf(known.uri, known.span, known.extent))];
  const isAsked = graph.declares('role', entity.uri) || graph.declares('person', entity.uri);
  return [
    isAsked
      ? cellItem(t('{0} (in no responsibility matrix)', owner), declaredAt({ entity }), 'attention')
      : cellItem(owner),
  ];
}

/** What an element is traced to: by itself, by what it is within, or in its parts. */
function itemsOf(
  system: System,
  traces: ReadonlyMap<string, Trace>,
  element: SystemElement,
  kind: TraceKind,
): readonly CellItem[] {
  for (let at: SystemElement | undefined = element; at; at = system.elements.get(at.parent ?? '')) {
    const items = [...(traces.get(at.id)?.[kind] ?? []), ...deployedBy(at, kind)];
    if (items.length === 0) continue;
    const around = elementName(at);
    return at === element
      ? items
      : items.map((item) => ({ ...item, text: t('{0} (from {1})', item.text, around) }));
  }
  return hasInParts(system, traces, element.id, kind) ? [cellItem(t('in its parts'))] : [];
}

function deployedBy({ facts }: SystemElement, kind: TraceKind): readonly CellItem[] {
  return kind === 'deployments' && facts.deployedBy !== undefined ? [cellItem(facts.deployedBy)] : [];
}

function hasInParts(
  system: System,
  traces: ReadonlyMap<string, Trace>,
  id: string,
  kind: TraceKind,
): boolean {
  const waiting = [...system.childrenOf(id)];
  for (const child of waiting) {
    const element = system.elements.get(child);
    if (!element) continue;
    if ((traces.get(child)?.[kind].length ?? 0) > 0 || deployedBy(element, kind).length > 0) return true;
    waiting.push(...system.childrenOf(child));
  }
  return false;
}

function holeText(traced: Traced, count: number, total: number): string {
  switch (traced) {
    case 'owner':
      return t('Elements without an owner: {0} of {1}', count, total);
    case 'decisions':
      return t('Elements without a decision: {0} of {1}', count, total);
    case 'risks':
      return t('Elements without a risk: {0} of {1}', count, total);
    case 'objectives':
      return t('Elements without an objective: {0} of {1}', count, total);
    case 'deployments':
      return t('Elements without a deployment: {0} of {1}', count, total);
  }
}

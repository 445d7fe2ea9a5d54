import { t } from '@vscode/l10n';
import { groupedBy } from '../../../core/grouped.ts';
import { counted } from '../../../core/language.ts';
import type { TableSection } from '../../../core/views/table.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { isIn, systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { ArchitectureModel } from '../model.ts';
import { matrixSection, MOST_MEMBERS, type MatrixInput } from './dependency-sections.ts';
import { inLayers, layerTitle } from './layers.ts';
import { elementName } from './table-parts.ts';

/** The design structure matrix of a model: which element uses which, in the current state. */
export const dependenciesView: DocumentView<ArchitectureModel> = {
  id: 'architecture/dependencies',
  scope: 'document',
  title: () => t('Dependency matrix'),
  concerns: ({ architecture }) => (architecture?.flows.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const { states, current } = system;
    const flows = system.flows.filter(
      (flow) =>
        isIn(flow, current) &&
        [flow.from, flow.to].every((id) => {
          const element = system.elementOf(id);
          return element !== undefined && isIn(element, current);
        }),
    );
    if (flows.length === 0) return undefined;
    const ends = endsOf(system, flows);
    const state = states[current];
    const notes = [
      [
        counted(ends.length, '{0} element', '{0} elements'),
        counted(flows.length, '{0} flow', '{0} flows'),
        ...(states.length > 1 && state ? [t('state {0}', state.facts?.title ?? state.name)] : []),
      ].join(', '),
      t(
        'A row uses its columns. S: synchronous flow, A: asynchronous flow, with their number; ↻: part of a cycle, !: of one in which all wait for each other. Elements without flows are not listed.',
      ),
    ];
    const { sections, left } = sectionsOf(system, flows, ends);
    return { type: 'table', table: { notes: [...notes, ...left], sections } };
  },
};

/** The elements that flows lead from and to, those of top layers first, then those of imported models. */
function endsOf(system: System, flows: readonly SystemFlow[]): readonly string[] {
  const ends = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const own = inLayers(system).flatMap(({ id }) => (ends.has(id) ? [id] : []));
  return [...new Set([...own, ...ends])];
}

/** Parts of elements in all matrices of what is within one element: of more, nobody opens all. */
const MOST_PARTS = 600;

interface Sections {
  readonly sections: readonly TableSection[];
  /** What is left out. */
  readonly left: readonly string[];
}

/** One matrix where it can be read; else the outer elements or the layers, and what is in each of them on demand. */
function sectionsOf(system: System, flows: readonly SystemFlow[], ends: readonly string[]): Sections {
  const layerOf = (id: string): string => system.elementOf(id)?.layer ?? '';
  const layerGroup = (id: string): string => {
    const parent = system.elementOf(system.elementOf(id)?.parent ?? '');
    return [layerTitle(layerOf(id)), ...(parent ? [elementName(parent)] : [])].join(' / ');
  };
  const matrix = (given: Omit<MatrixInput, 'system' | 'flows'>): TableSection =>
    matrixSection({ system, flows, ...given });
  const itself = (members: readonly string[]): MatrixInput['memberOf'] => {
    const known = new Set(members);
    return (id) => (known.has(id) ? id : undefined);
  };
  if (ends.length <= MOST_MEMBERS) {
    const all = matrix({ id: 'all', title: '', members: ends, memberOf: itself(ends), groupOf: layerGroup });
    return { sections: [all], left: [] };
  }
  const membersOf = groupedBy(ends, outermost);
  const tops = [...membersOf.keys()];
  const flowsIn = groupedBy(flows, ({ from, to }) =>
    outermost(from) === outermost(to) ? outermost(from) : undefined,
  );
  const wholes = tops.filter((top) => (membersOf.get(top)?.length ?? 0) > 1);
  const shown = mostLinked(
    wholes,
    (top) => membersOf.get(top)?.length ?? 0,
    (top) => flowsIn.get(top)?.length ?? 0,
  );
  const inside = shown.map((top) => {
    const members = membersOf.get(top) ?? [];
    const element = system.elementOf(top);
    const title = element ? elementName(element) : top;
    const given = { id: `in ${top}`, title, members, memberOf: itself(members), isFolded: true };
    return matrixSection({ system, flows: flowsIn.get(top) ?? [], ...given });
  });
  const left =
    shown.length < wholes.length
      ? [
          t(
            'Elements with parts: {0} of {1} have a matrix of their parts, those with the most flows between them.',
            shown.length,
            wholes.length,
          ),
        ]
      : [];
  if (tops.length <= MOST_MEMBERS) {
    const given = { id: 'top', title: t('Outer elements'), members: tops, memberOf: outermost };
    return { sections: [matrix({ ...given, groupOf: layerGroup }), ...inside], left };
  }
  const topsOf = groupedBy(tops, layerOf);
  const layers = [...topsOf.keys()];
  const outer = [
    matrix({ id: 'layers', title: t('Layers'), members: layers, memberOf: (id) => layerOf(outermost(id)) }),
    ...[...topsOf].map(([layer, members]) => {
      const known = new Set(members);
      return matrix({
        id: `layer ${layer}`,
        title: layerTitle(layer),
        members,
        memberOf: (id) => (known.has(outermost(id)) ? outermost(id) : undefined),
        isFolded: true,
      });
    }),
  ];
  return { sections: [...outer, ...inside], left };
}

/** As many as have no more parts together than one looks through, those with the most flows first; in their order. */
function mostLinked(
  tops: readonly string[],
  partsOf: (top: string) => number,
  flowsOf: (top: string) => number,
): readonly string[] {
  const kept = new Set<string>();
  let parts = 0;
  for (const top of tops.toSorted((a, b) => flowsOf(b) - flowsOf(a))) {
    parts += partsOf(top);
    if (parts > MOST_PARTS && kept.size > 0) break;
    kept.add(top);
  }
  return tops.filter((top) => kept.has(top));
}

/** `shop` of `shop.api.cache`; an element of another model stands for itself. */
function outermost(id: string): string {
  const dot = id.indexOf('.');
  return dot === -1 || id.includes('/') ? id : id.slice(0, dot);
}

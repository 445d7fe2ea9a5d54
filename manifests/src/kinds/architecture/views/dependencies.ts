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
    return { type: 'table', table: { notes, sections: sectionsOf(system, flows, ends) } };
  },
};

/** The elements that flows lead from and to, those of top layers first, then those of imported models. */
function endsOf(system: System, flows: readonly SystemFlow[]): readonly string[] {
  const ends = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const own = inLayers(system).flatMap(({ id }) => (ends.has(id) ? [id] : []));
  return [...new Set([...own, ...ends])];
}

/** One matrix where it can be read; else the outer elements or the layers, and what is in each of them on demand. */
function sectionsOf(
  system: System,
  flows: readonly SystemFlow[],
  ends: readonly string[],
): readonly TableSection[] {
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
  if (ends.length <= MOST_MEMBERS)
    return [matrix({ id: 'all', title: '', members: ends, memberOf: itself(ends), groupOf: layerGroup })];
  const membersOf = groupedBy(ends, outermost);
  const tops = [...membersOf.keys()];
  const inside = [...membersOf].flatMap(([top, members]) => {
    if (members.length < 2) return [];
    const element = system.elementOf(top);
    const title = element ? elementName(element) : top;
    return [matrix({ id: `in ${top}`, title, members, memberOf: itself(members), isFolded: true })];
  });
  if (tops.length <= MOST_MEMBERS)
    return [
      matrix({
        id: 'top',
        title: t('Outer elements'),
        members: tops,
        memberOf: outermost,
        groupOf: layerGroup,
      }),
      ...inside,
    ];
  const topsOf = groupedBy(tops, layerOf);
  const layers = [...topsOf.keys()];
  return [
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
    ...inside,
  ];
}

/** `shop` of `shop.api.cache`; an element of another model stands for itself. */
function outermost(id: string): string {
  const dot = id.indexOf('.');
  return dot === -1 || id.includes('/') ? id : id.slice(0, dot);
}

import { t } from '@vscode/l10n';
import type { DiagramFilter, DiagramGroup } from '../../../core/views/diagram.ts';
import type { Tone } from '../../../core/views/source.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { ArchitectureModel } from '../model.ts';
import { waysOf } from './data-places.ts';
import { systemFilters } from './filters.ts';
import { flowSource, SystemDrawing } from './system-drawing.ts';

/** Names on one arrow; an ellipsis stands for the others. */
const MOST_NAMES = 3;

/** Which data goes where, across zones, and how it is protected on its way. */
export const dataFlowsView: DocumentView<ArchitectureModel> = {
  id: 'architecture/data-flows',
  scope: 'document',
  title: () => t('Data flows'),
  concerns: ({ architecture }) => (architecture?.flows.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const shown = shownIn(system);
    const drawing = new SystemDrawing(
      system,
      shown,
      (element) => zoneGroup(system, element),
      (element) => storedIn(element),
    );
    for (const element of system.elements.values()) if (shown.has(element.id)) drawing.add(element);
    const flows = new Map<number, SystemFlow>();
    for (const flow of system.flows) {
      const tone = toneOf(system, flow);
      const isOpen = flow.facts.tls === false;
      const places = arrowsOf(flow).flatMap(
        ([from, to]) =>
          drawing.edge(from, to, {
            label: labelOf(flow),
            line: isOpen ? 'dashed' : tone === 'neutral' || tone === 'muted' ? 'solid' : 'thick',
            tone,
            source: flowSource(flow),
          }) ?? [],
      );
      if (places.length === 0) continue;
      for (const place of places) flows.set(place, flow);
      drawing.explain(legendOf(tone));
      if (isOpen) drawing.explain({ label: t('Not encrypted'), line: 'dashed', tone: 'bad' });
    }
    if (drawing.isEmpty) return undefined;
    const diagram = drawing.diagram('right');
    const drawn = { nodes: [...drawing.nodes], edges: diagram.edges.length, flows };
    const filters = [
      ...systemFilters(system, architecture, drawn).filter(({ id }) => id !== 'layer'),
      dataFilter(system, flows),
    ].filter(({ choices }) => choices.length > 0);
    return { type: 'diagram', diagram, filters };
  },
};

/** From where to where an arrow leads: not who calls whom. A flow without data is drawn as the call. */
function arrowsOf(flow: SystemFlow): readonly (readonly [from: string, to: string])[] {
  return Object.keys(flow.facts.data).length === 0 ? [[flow.from, flow.to]] : waysOf(flow);
}

/** What flows lead to, what stores data, and what is around these. */
function shownIn(system: System): ReadonlySet<string> {
  const ends = [
    ...system.flows.flatMap(({ from, to }) => [from, to]),
    ...[...system.elements.values()]
      .filter(({ facts }) => Object.keys(facts.stores).length > 0)
      .map(({ id }) => id),
  ];
  const shown = new Set<string>();
  for (const end of ends)
    for (let id: string | undefined = end; id !== undefined; id = system.elementOf(id)?.parent) shown.add(id);
  return shown;
}

function zoneGroup(system: System, element: SystemElement): readonly DiagramGroup[] {
  const facts = system.zoneOf(element);
  if (!facts || element.zone === undefined) return [];
  const marks = [
    ...(facts.internet ? [t('public')] : []),
    ...(facts.pci ? ['PCI'] : []),
    ...(facts.region === undefined ? [] : [facts.region]),
    ...(facts.trust === undefined ? [] : [t('trust {0}', facts.trust)]),
  ];
  const name = facts.title ?? element.zone;
  return [{ id: `zone ${element.zone}`, label: marks.length > 0 ? `${name} (${marks.join(', ')})` : name }];
}

function storedIn({ facts }: SystemElement): { readonly detail?: string } {
  const stored = Object.keys(facts.stores);
  if (stored.length === 0) return {};
  const protection = facts.encryption === undefined ? '' : ` (${facts.encryption})`;
  return { detail: t('stores {0}', namesText(stored) + protection) };
}

function labelOf({ facts }: SystemFlow): string {
  const names = namesText(Object.keys(facts.data));
  return [names, facts.protocol].filter(Boolean).join(' · ');
}

function namesText(names: readonly string[]): string {
  return names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ' …' : '');
}

/** By the highest class of what flows; card data without encryption is a fault whatever its class. */
function toneOf(system: System, { facts }: SystemFlow): Tone {
  const names = Object.keys(facts.data);
  if (names.length === 0) return 'muted';
  const classes = names.map((name) => system.data.get(name)?.facts.class);
  const isProtected = classes.some((one) => one === 'confidential' || one === 'strictly-confidential');
  if (isProtected) return facts.tls === false ? 'bad' : 'attention';
  return 'neutral';
}

function legendOf(tone: Tone): { label: string; line: 'solid' | 'thick'; tone: Tone } {
  if (tone === 'attention') return { label: t('Confidential data'), line: 'thick', tone };
  if (tone === 'bad') return { label: t('Confidential data, not encrypted'), line: 'thick', tone };
  return tone === 'muted'
    ? { label: t('Data not declared'), line: 'solid', tone }
    : { label: t('Other data'), line: 'solid', tone };
}

function dataFilter(system: System, flows: ReadonlyMap<number, SystemFlow>): DiagramFilter {
  const choices = [...system.data.keys()].map((name) => {
    const carrying = [...flows].filter(([, { facts }]) => Object.hasOwn(facts.data, name));
    const storing = [...system.elements.values()].filter(({ facts }) => Object.hasOwn(facts.stores, name));
    return {
      value: name,
      label: name,
      edges: carrying.map(([place]) => place),
      nodes: [
        ...new Set([...carrying.flatMap(([, { from, to }]) => [from, to]), ...storing.map(({ id }) => id)]),
      ],
    };
  });
  return {
    id: 'data',
    label: t('Data'),
    all: t('All data'),
    choices: choices.filter(({ nodes }) => nodes.length > 0),
  };
}

import { counted } from '../../../core/language.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import type { ElementFacts, NameSet } from '../../../formats/architecture/entity-types.ts';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import { tooDeep } from './c4.ts';
import type { ExportedElement, ExportedSystem } from './exported-system.ts';
import type { Aspect, FormatLimits, Other } from './formats.ts';

/** What a format does without of a model, in words; empty where nothing is lost. */
export function lostIn(
  { lacks, keeps = [] }: FormatLimits,
  system: System,
  exported: ExportedSystem,
  graph: Graph,
): readonly string[] {
  return [
    ...lacks.flatMap((aspect) => told(ASPECTS[aspect](exported))),
    ...told(
      Object.entries(othersOf(system, graph, exported)).flatMap(([other, counts]) =>
        keeps.some((kept) => kept === other) ? [] : counts,
      ),
    ),
  ];
}

type Count = readonly [count: number, text: string];

function told(counts: readonly Count[]): readonly string[] {
  return counts.flatMap(([count, text]) => (count === 0 ? [] : [text]));
}

/** How many elements say something. */
function saying(
  elements: readonly ExportedElement[],
  fact: 'layer' | 'owner' | 'zone' | 'technology',
): number {
  return elements.filter((element) => element[fact] !== undefined).length;
}

const ASPECTS: Readonly<Record<Aspect, (system: ExportedSystem) => readonly Count[]>> = {
  layer: ({ elements }) => {
    const count = saying(elements, 'layer');
    return [[count, counted(count, '{0} layer of an element', '{0} layers of elements')]];
  },
  owner: ({ elements }) => {
    const count = saying(elements, 'owner');
    return [[count, counted(count, '{0} owner of an element', '{0} owners of elements')]];
  },
  zone: ({ elements }) => {
    const count = saying(elements, 'zone');
    return [[count, counted(count, '{0} zone of an element', '{0} zones of elements')]];
  },
  technology: ({ elements }) => {
    const count = saying(elements, 'technology');
    return [[count, counted(count, '{0} technology of an element', '{0} technologies of elements')]];
  },
  protocol: ({ relations }) => {
    const count = relations.filter(
      ({ protocol, label }) => protocol !== undefined && protocol !== label,
    ).length;
    return [[count, counted(count, '{0} protocol of a flow', '{0} protocols of flows')]];
  },
  depth: ({ elements }) => {
    const count = tooDeep(elements).length;
    return [
      [
        count,
        counted(
          count,
          '{0} element below the third level, moved up',
          '{0} elements below the third level, moved up',
        ),
      ],
    ];
  },
  selfFlow: ({ relations }) => {
    const count = relations.filter(({ from, to }) => isWithin(from, to) || isWithin(to, from)).length;
    return [
      [count, counted(count, '{0} relation with an outer element', '{0} relations with outer elements')],
    ];
  },
};

function isWithin(element: ExportedElement, other: ExportedElement): boolean {
  return element === other || (element.parent !== undefined && isWithin(element.parent, other));
}

/** What formats of other programs have no place for. */
function othersOf(
  system: System,
  graph: Graph,
  { relations }: ExportedSystem,
): Readonly<Record<Other, readonly Count[]>> {
  const { states, current, data, waivers, root = '' } = system;
  const elements = [...system.elements.values()];
  const outside = elements.filter((element) => !isIn(element, current)).length;
  const figures = elements.filter(({ facts }) =>
    [
      facts.slo,
      facts.availability,
      facts.latencyP95,
      facts.rps,
      facts.rto,
      facts.rpo,
      facts.criticality,
    ].some((figure) => figure !== undefined),
  ).length;
  const having = (names: (facts: ElementFacts) => NameSet): number =>
    elements.filter(({ facts }) => Object.keys(names(facts)).length > 0).length;
  const [decided, deployed] = [having(({ decisions }) => decisions), having(({ workload }) => workload)];
  const flows = system.flows.length - relations.filter(({ kind }) => kind === 'flow').length;
  const scenarios = graph.all('scenario', root).filter(({ scope }) => scope === system.name).length;
  return {
    states: [
      [states.length - 1, counted(states.length - 1, '{0} other state', '{0} other states')],
      [outside, counted(outside, '{0} element of other states', '{0} elements of other states')],
      [
        flows,
        counted(
          flows,
          '{0} flow of other states or without an end',
          '{0} flows of other states or without an end',
        ),
      ],
    ],
    data: [
      [data.size, counted(data.size, 'what is said of {0} data class', 'what is said of {0} data classes')],
    ],
    figures: [[figures, counted(figures, 'figures of {0} element', 'figures of {0} elements')]],
    decisions: [[decided, counted(decided, 'decisions of {0} element', 'decisions of {0} elements')]],
    workloads: [[deployed, counted(deployed, 'workloads of {0} element', 'workloads of {0} elements')]],
    scenarios: [[scenarios, counted(scenarios, '{0} scenario', '{0} scenarios')]],
    waivers: [[waivers.length, counted(waivers.length, '{0} waiver', '{0} waivers')]],
  };
}

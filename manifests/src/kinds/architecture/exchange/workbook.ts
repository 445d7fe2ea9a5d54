import { t } from '@vscode/l10n';
import type { Graph } from '../../../core/graph/graph.ts';
import type { Sheet } from '../../../core/sheet.ts';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { layerLabel } from '../views/layers.ts';
import { durationText } from '../rules/duration-text.ts';
import { zoneName } from '../views/table-parts.ts';
import { tracesOf } from '../views/traces.ts';
import { figuresOf } from './element-facts.ts';

type Cells = readonly (string | undefined)[];

/** A model as the sheets of a workbook: elements, flows, data classes, states, and what elements are traced to. */
export function modelWorkbook(system: System, graph: Graph): readonly Sheet[] {
  return [
    elementSheet(system),
    flowSheet(system),
    dataSheet(system),
    stateSheet(system),
    traceSheet(system, graph),
  ];
}

function elementSheet(system: System): Sheet {
  const elements = [...system.elements.values()];
  const figures = new Map(elements.map((element) => [element.id, new Map(figuresOf(element.facts))]));
  const labels = [...new Set([...figures.values()].flatMap((figured) => [...figured.keys()]))];
  return sheetOf(
    t('Elements'),
    [
      ...[t('Id'), t('Title'), t('Part of'), t('Layer'), t('Kind'), t('Technology'), t('Owner'), t('Zone')],
      ...[t('Realized by'), t('Runs on'), t('Stores'), t('States'), ...labels],
    ],
    elements.map((element) => {
      const { id, facts, parent, layer, owner } = element;
      return [
        ...[id, facts.title, parent, layer === undefined ? undefined : layerLabel(layer), facts.kind],
        ...[facts.technology, owner, zoneName(system, element)],
        ...[facts.realizedBy, facts.runsOn, facts.stores].map((names) => Object.keys(names).join(', ')),
        statesOf(system, element),
        ...labels.map((label) => figures.get(id)?.get(label)),
      ];
    }),
  );
}

function flowSheet(system: System): Sheet {
  return sheetOf(
    t('Flows'),
    [
      ...[t('Flow'), t('From'), t('To'), t('Protocol'), t('Data'), t('Synchronous'), t('Encryption')],
      ...[t('Criticality'), t('Latency'), t('States')],
    ],
    system.flows.map((flow) => {
      const { entity, facts, from, to, isSync } = flow;
      const { latency, tls } = facts;
      return [
        ...[entity.name, from, to, facts.protocol, Object.keys(facts.data).join(', ')],
        ...[yesNo(isSync), tls === undefined ? undefined : tls ? 'TLS' : t('none'), facts.criticality],
        latency === undefined ? undefined : durationText(latency),
        statesOf(system, flow),
      ];
    }),
  );
}

function dataSheet({ data }: System): Sheet {
  return sheetOf(
    t('Data classes'),
    [
      ...[t('Id'), t('Title'), t('Class'), t('Kinds'), t('Purpose'), t('Legal basis'), t('Data subjects')],
      ...[t('Retention'), t('Owner'), t('Impact assessment'), t('Transfers')],
    ],
    [...data].map(([id, { entity, facts }]) => [
      ...[id, entity.detail, facts.class, Object.keys(facts.kinds).join(', '), facts.purpose],
      ...[facts.legalBasis, Object.keys(facts.subjects).join(', '), facts.retention, facts.owner],
      facts.assessment,
      Object.entries(facts.transfers)
        .map(([region, guarantee]) => (guarantee === '' ? region : `${region}: ${guarantee}`))
        .join('; '),
    ]),
  );
}

function stateSheet({ states, current }: System): Sheet {
  return sheetOf(
    t('States'),
    [t('Id'), t('Title'), t('Date'), t('Current')],
    states.flatMap(({ name, facts, entity }, at) =>
      entity === undefined ? [] : [[name, facts?.title, facts?.date, yesNo(at === current)]],
    ),
  );
}

/** A row for each decision, risk, objective or deployment of each element. */
function traceSheet(system: System, graph: Graph): Sheet {
  const rows = [...tracesOf(graph, system)].flatMap(([id, trace]) =>
    (['decisions', 'risks', 'objectives', 'deployments'] as const).flatMap((kind) =>
      trace[kind].map(({ text }) => [id, system.elements.get(id)?.facts.title, traceTitle(kind), text]),
    ),
  );
  return sheetOf(t('Traceability'), [t('Element'), t('Title'), t('Relation'), t('Name')], rows);
}

function traceTitle(kind: 'decisions' | 'risks' | 'objectives' | 'deployments'): string {
  switch (kind) {
    case 'decisions':
      return t('Decision');
    case 'risks':
      return t('Risk');
    case 'objectives':
      return t('Objective');
    case 'deployments':
      return t('Deployed by');
  }
}

/** The names of the states that something is in; empty for what is in all of them. */
function statesOf({ states }: System, item: Pick<SystemElement, 'since' | 'until'>): string {
  const within = states.filter((_, at) => isIn(item, at));
  return within.length === states.length ? '' : within.map(({ name }) => name).join(', ');
}

function yesNo(value: boolean): string {
  return value ? t('yes') : t('no');
}

/** Texts of the model are texts in the workbook, whatever they begin with: `writeXlsx` writes no formula. */
function sheetOf(name: string, head: Cells, rows: readonly Cells[]): Sheet {
  return { name, rows: [head, ...rows].map((row) => row.map((text = '') => ({ text }))) };
}

import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { readList, type ListReading } from '../../core/graph/list-reading.ts';
import { keptWith } from '../../core/text/memory.ts';
import { span, within, type Span } from '../../core/text/span.ts';
import {
  contentEnd,
  contentOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type {
  DataClassFacts,
  ElementFacts,
  FlowFacts,
  NameSet,
  StateFacts,
  WaiverFacts,
  ZoneFacts,
} from '../../formats/architecture/entity-types.ts';
import { flowName } from '../../formats/architecture/system-flows.ts';
import { duration } from '../../formats/schedule/duration.ts';
import type { Architecture, Flow, Item } from './model.ts';
import { isSameItem, readFlow } from './read.ts';

/** What a file declares, with what its elements and flows declare: the next version of a large file is read with it. */
export interface EntityReading {
  readonly entities: readonly Entity[];
  readonly elements: ListReading<Item, Entity>;
  readonly flows: ListReading<Flow, Entity>;
}

/**
 * What a file declares: the model where it is its root, elements, flows, data, zones, states, environments, scenarios, waivers.
 * @param before of the last version, if the file and the name of its model are the same.
 */
export function entitiesOf(
  uri: string,
  model: Architecture,
  before: EntityReading | undefined,
): EntityReading {
  const { name: scope } = model;
  const declare = (type: DeclaredType, items: readonly Item[]): readonly Entity[] =>
    items.map(({ key, node, id }) => declaredEntity(key, node, id, type, uri, scope));
  const elements = readList(
    model.elements,
    ({ key, node, id }) => [elementEntity(key, node, id, uri, scope)],
    isSameItem,
    before?.elements,
  );
  const flows = readList(
    model.flows,
    ({ map }) => flowEntity(map, uri, scope) ?? NOTHING,
    Object.is,
    before?.flows,
  );
  const first: readonly Entity[] = [
    ...rootEntity(uri, model),
    ...declare('state', model.states),
    ...declare('environment', model.environments),
    ...declare('zone', model.zones),
    ...declare('data-class', model.data),
  ];
  const last = [
    ...declare('scenario', model.scenarios),
    ...model.waivers.flatMap((waiver) => waiverEntity(waiver, uri, scope)),
  ];
  return { entities: first.concat(elements.read, flows.read, last), elements, flows };
}

const NOTHING: readonly never[] = [];

type DeclaredType = 'state' | 'environment' | 'zone' | 'data-class' | 'scenario';

const FACTS: Readonly<Record<DeclaredType, (node: YamlNode | null) => object>> = {
  state: stateFacts,
  environment: () => ({}),
  zone: zoneFacts,
  'data-class': dataFacts,
  scenario: () => ({}),
};

/** What did not change is the same entity in the next version, so that of a large file nothing is compared with it. */
const declaredEntity = keptWith(
  (
    key: YamlScalar,
    node: YamlNode | null,
    id: string,
    type: DeclaredType,
    uri: string,
    scope: string,
  ): Entity => ({
    ...keyEntity(uri, { id, key, node }),
    type,
    scope,
    facts: { model: scope, ...FACTS[type](node) },
  }),
);

/** The extent of something from its key to the end of what is written of it. */
export function extentOf({ key, node }: Pick<Item, 'key' | 'node'>): Span {
  const { span: at } = key;
  return within(at, at.start, node ? Math.max(at.end, contentEnd(node)) : at.end);
}

/** The last part of a key with dots, which is the name of the element itself. */
export function nameIn(key: YamlScalar): Span {
  const at = contentOf(key);
  const dot = key.text.lastIndexOf('.');
  // A key with escapes is renamed as a whole.
  if (dot === -1 || at.end - at.start !== key.text.length) return at;
  return within(at, at.start + dot + 1, at.end);
}

function rootEntity(uri: string, { root, name, nameScalar, partOf }: Architecture): Entity[] {
  if (partOf) return [];
  const title = textOf(root, 'title');
  const layers = valueOf(root, 'layers');
  return [
    {
      type: 'architecture',
      uri,
      name,
      key: nameKey(name),
      span: nameScalar ? contentOf(nameScalar) : span(root.span.start, root.span.start),
      extent: root.span,
      notation: nameScalar ? 'yaml' : 'fixed',
      ...(title ? { detail: title } : {}),
      scope: name,
      facts: { title, layers: layers ? nameSet(layers) : undefined },
    },
  ];
}

function keyEntity(uri: string, item: Item): Omit<Entity, 'type'> {
  const { id, key } = item;
  const title = textOf(item.node, 'title');
  return {
    uri,
    name: id.slice(id.lastIndexOf('.') + 1),
    key: id,
    span: nameIn(key),
    extent: extentOf(item),
    notation: 'yaml-key',
    ...(title ? { detail: title } : {}),
  };
}

/** An unchanged element of a large model is the same entity, wherever it moved: nothing is compared or made again of it. */
const elementEntity = keptWith(
  (key: YamlScalar, node: YamlNode | null, id: string, uri: string, scope: string): Entity => {
    const facts: ElementFacts = { model: scope, ...elementFacts(node ?? key) };
    const detail = [facts.kind, facts.technology].filter(Boolean).join(' · ');
    return {
      ...keyEntity(uri, { id, key, node }),
      type: 'element',
      scope,
      facts,
      ...(detail === '' ? {} : { detail }),
    };
  },
);

/** The same of a flow; undefined for one without ends. */
const flowEntity = keptWith((map: YamlMap, uri: string, scope: string): readonly [Entity] | undefined => {
  const { id, from, to } = readFlow(map);
  if (!from || !to) return undefined;
  const name = id?.text ?? flowName(from.text, to.text);
  const facts: FlowFacts = { model: scope, from: from.text, to: to.text, ...flowFacts(map) };
  return [
    {
      type: 'flow',
      uri,
      name,
      key: name,
      span: contentOf(id ?? from),
      extent: within(map.span, map.span.start, contentEnd(map)),
      notation: id ? 'yaml' : 'fixed',
      ...(facts.protocol ? { detail: facts.protocol } : {}),
      scope,
      facts,
    },
  ];
});

const waiverEntity = keptWith((map: YamlMap, uri: string, scope: string): readonly Entity[] => {
  const target = scalarOf(map, 'target');
  const rule = scalarOf(map, 'rule');
  if (!target || !rule) return [];
  const facts: WaiverFacts = {
    model: scope,
    rule: rule.text,
    target: target.text,
    until: textOf(map, 'until'),
    decision: textOf(map, 'decision'),
  };
  return [
    {
      type: 'waiver',
      uri,
      name: `${rule.text} ${target.text}`,
      key: `${rule.text} ${target.text}`,
      span: rule.span,
      extent: within(map.span, map.span.start, contentEnd(map)),
      notation: 'fixed',
      scope,
      facts,
    },
  ];
});

type Of<Facts> = Omit<Facts, 'model'>;

function elementFacts(node: YamlNode): Of<ElementFacts> {
  const slo = valueOf(node, 'slo');
  const capacity = valueOf(node, 'capacity');
  return {
    title: textOf(node, 'title'),
    kind: textOf(node, 'kind'),
    layer: textOf(node, 'layer'),
    technology: textOf(node, 'technology'),
    owner: textOf(node, 'owner'),
    zone: textOf(node, 'zone'),
    class: textOf(node, 'class'),
    published: flagOf(node, 'published') ?? false,
    realizedBy: nameSet(valueOf(node, 'realizedBy')),
    runsOn: nameSet(valueOf(node, 'runsOn')),
    stores: nameSet(valueOf(node, 'stores')),
    creates: nameSet(valueOf(node, 'creates')),
    replaces: nameSet(valueOf(node, 'replaces')),
    decisions: nameSet(valueOf(node, 'decisions')),
    workload: nameSet(valueOf(node, 'workload')),
    encryption: textOf(node, 'encryption'),
    criticality: textOf(node, 'criticality'),
    replicas: numberOf(node, 'replicas'),
    availability: numberOf(node, 'availability'),
    slo: numberOf(slo, 'availability'),
    objectives: nameSet(slo),
    latencyP95: durationOf(slo, 'latencyP95'),
    rps: numberOf(capacity, 'rps'),
    peak: numberOf(capacity, 'peak'),
    rto: durationOf(node, 'rto'),
    rpo: durationOf(node, 'rpo'),
    deployedBy: textOf(node, 'deployedBy'),
    since: textOf(node, 'since'),
    until: textOf(node, 'until'),
  };
}

function flowFacts(map: YamlMap): Omit<FlowFacts, 'model' | 'from' | 'to'> {
  const direction = textOf(map, 'direction');
  return {
    protocol: textOf(map, 'protocol'),
    data: nameSet(valueOf(map, 'data')),
    direction: direction === 'back' || direction === 'both' ? direction : 'forward',
    sync: flagOf(map, 'sync'),
    optional: flagOf(map, 'optional') ?? false,
    tls: flagOf(map, 'tls'),
    criticality: textOf(map, 'criticality'),
    latency: durationOf(map, 'latency'),
    calls: numberOf(map, 'calls'),
    since: textOf(map, 'since'),
    until: textOf(map, 'until'),
  };
}

function dataFacts(node: YamlNode | null): Of<DataClassFacts> {
  const transfers = valueOf(node, 'transfers');
  const regions = transfers?.type === 'map' ? transfers.pairs.map(({ key }) => key.text) : [];
  return {
    class: textOf(node, 'class'),
    kinds: nameSet(valueOf(node, 'kinds')),
    owner: textOf(node, 'owner'),
    purpose: textOf(node, 'purpose'),
    legalBasis: textOf(node, 'legalBasis'),
    retention: textOf(node, 'retention'),
    subjects: nameSet(valueOf(node, 'subjects')),
    assessment: textOf(node, 'assessment'),
    transfers: Object.fromEntries(regions.map((region) => [region, textOf(transfers, region) ?? ''])),
  };
}

function zoneFacts(node: YamlNode | null): Of<ZoneFacts> {
  return {
    title: textOf(node, 'title'),
    trust: numberOf(node, 'trust'),
    internet: flagOf(node, 'internet') ?? false,
    pci: flagOf(node, 'pci') ?? false,
    region: textOf(node, 'region'),
  };
}

function stateFacts(node: YamlNode | null): Of<StateFacts> {
  return {
    title: textOf(node, 'title'),
    date: textOf(node, 'date'),
    current: flagOf(node, 'current') ?? false,
  };
}

function textOf(node: YamlNode | null | undefined, key: string): string | undefined {
  const text = scalarOf(node, key)?.text.trim();
  return text === '' ? undefined : text;
}

function numberOf(node: YamlNode | null | undefined, key: string): number | undefined {
  const value = scalarOf(node, key)?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function flagOf(node: YamlNode | null, key: string): boolean | undefined {
  const value = scalarOf(node, key)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

function durationOf(node: YamlNode | undefined, key: string): number | undefined {
  const text = textOf(node, key);
  return text === undefined ? undefined : duration(text);
}

function nameSet(node: YamlNode | undefined): NameSet {
  return Object.fromEntries(scalarsOf(node).map(({ text }) => [text, '']));
}

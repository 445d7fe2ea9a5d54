import { nameKey, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { readList, type ListReading } from '../../core/graph/list-reading.ts';
import { keptWith } from '../../core/text/memory.ts';
import type { Span } from '../../core/text/span.ts';
import {
  contentOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { elementReferences, segmentReferences } from '../../formats/architecture/element-references.ts';
import { parentOf } from '../../formats/architecture/system-elements.ts';
import { flowName } from '../../formats/architecture/system-flows.ts';
import { workloadReferences } from '../../formats/architecture/workload-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import type { Architecture, Flow, Item } from './model.ts';
import { isSameItem, stepsOf } from './read.ts';

/** Keys of elements, data, flows and waivers whose values are names, and what these name within the model. */
const NAMING: readonly (readonly [key: string, type: EntityType, relation: string])[] = [
  ['realizedBy', 'element', 'realized-by'],
  ['runsOn', 'element', 'runs-on'],
  ['replaces', 'element', 'replaces'],
  ['stores', 'data-class', 'stores'],
  ['creates', 'data-class', 'creates'],
  ['zone', 'zone', 'in-zone'],
  ['since', 'state', 'since'],
  ['until', 'state', 'until'],
];
const IN_FLOWS: typeof NAMING = [
  ['from', 'element', 'flow-from'],
  ['to', 'element', 'flow-to'],
  ['data', 'data-class', 'carries'],
  ['since', 'state', 'since'],
  ['until', 'state', 'until'],
  ['replaces', 'flow', 'replaces'],
];
const IN_STEPS: typeof NAMING = [
  ['from', 'element', 'step-from'],
  ['to', 'element', 'step-to'],
  ['flow', 'flow', 'step'],
];

/** What a file names, with what its elements and flows name: the next version of a large file is read with it. */
export interface ReferenceReading {
  readonly references: readonly Reference[];
  readonly elements: ListReading<Item, Reference>;
  readonly flows: ListReading<Flow, Reference>;
}

/**
 * What a file names: elements, data, zones, states and flows of its model and of imported ones, people, decisions, workloads.
 * @param before of the last version, if the file and the name of its model are the same.
 */
export function referencesOf(
  uri: string,
  model: Architecture,
  before: ReferenceReading | undefined,
): ReferenceReading {
  const collector = new Collector(uri, model.name);
  if (model.partOf) collector.model(model.partOf, 'part-of');
  for (const imported of scalarsOf(valueOf(model.root, 'imports'))) collector.model(imported, 'imports');
  collector.people(model.root);
  const elements = readList(
    model.elements,
    ({ key, node, id }) => ofElement(key, node, id, uri, model.name),
    isSameItem,
    before?.elements,
  );
  const flows = readList(model.flows, ({ map }) => ofFlow(map, uri, model.name), Object.is, before?.flows);
  const last: Reference[] = [];
  for (const { node } of model.data) if (node) last.push(...ofData(node, uri, model.name));
  for (const { node } of model.scenarios) if (node) last.push(...ofScenario(node, uri, model.name));
  for (const waiver of model.waivers) last.push(...ofWaiver(waiver, uri, model.name));
  const references = collector.references.concat(elements.read, flows.read, last);
  return { references, elements, flows };
}

/** What an unchanged element names is the same in the next version of a large model, wherever it moved. */
const ofElement = keptWith(
  (key: YamlScalar, node: YamlNode | null, id: string, uri: string, model: string): readonly Reference[] => {
    const collector = new Collector(uri, model);
    collector.prefixes({ id, key, node });
    collector.names(node, NAMING);
    collector.people(node);
    for (const workload of scalarsOf(valueOf(node, 'workload'))) collector.workload(workload);
    for (const risk of scalarsOf(valueOf(node, 'risks'))) collector.elsewhere(RISKS, risk, 'risk');
    for (const objective of scalarsOf(valueOf(node, 'slo')))
      collector.elsewhere(OBJECTIVES, objective, 'slo');
    return collector.references;
  },
);

const ofFlow = keptWith((map: YamlMap, uri: string, model: string): readonly Reference[] => {
  const collector = new Collector(uri, model);
  collector.names(map, IN_FLOWS);
  collector.people(map);
  return collector.references;
});

const ofData = keptWith((node: YamlNode, uri: string, model: string): readonly Reference[] => {
  const collector = new Collector(uri, model);
  collector.people(node);
  return collector.references;
});

const ofScenario = keptWith((node: YamlNode, uri: string, model: string): readonly Reference[] => {
  const collector = new Collector(uri, model);
  collector.names(node, [['state', 'state', 'in-state']]);
  for (const { map } of stepsOf(node)) collector.names(map, IN_STEPS);
  return collector.references;
});

const ofWaiver = keptWith((waiver: YamlNode, uri: string, model: string): readonly Reference[] => {
  const collector = new Collector(uri, model);
  collector.waiver(waiver);
  return collector.references;
});

/** A name of something that is not of the model. */
const nameElsewhere = keptWith(
  (scalar: YamlScalar, types: readonly EntityType[], relation: string, uri: string): Reference => ({
    types,
    uri,
    name: scalar.text,
    key: nameKey(scalar.text),
    span: contentOf(scalar),
    notation: 'yaml',
    relation,
  }),
);

const decisionNamed = keptWith((scalar: YamlScalar, uri: string) => decisionReferences(uri, scalar));

const MODELS: readonly EntityType[] = ['architecture'];
const PEOPLE: readonly EntityType[] = ['role', 'person'];
const RISKS: readonly EntityType[] = ['risk'];
const OBJECTIVES: readonly EntityType[] = ['objective'];

class Collector {
  readonly references: Reference[] = [];
  readonly #uri: string;
  readonly #model: string;

  constructor(uri: string, model: string) {
    this.#uri = uri;
    this.#model = model;
  }

  model(scalar: YamlScalar, relation: string): void {
    this.elsewhere(MODELS, scalar, relation);
  }

  names(node: YamlNode | null, keys: typeof NAMING): void {
    for (const [key, type, relation] of keys) {
      for (const scalar of scalarsOf(valueOf(node, key))) {
        if (type === 'element') this.#element(scalar, relation);
        else this.#own(type, scalar.text, contentOf(scalar), relation);
      }
    }
  }

  people(node: YamlNode | null): void {
    const owner = scalarOf(node, 'owner');
    if (owner) this.elsewhere(PEOPLE, owner, 'owner');
    for (const decision of scalarsOf(valueOf(node, 'decisions'))) this.#decision(decision);
  }

  /** `shop` in the key `shop.api`. */
  prefixes({ id, key }: Item): void {
    if (!key.text.includes('.')) return;
    const parent = parentOf(id);
    // What is before the key comes from the elements around it.
    const outer = id.length - key.text.length;
    if (parent === undefined) return;
    const written = { at: contentOf(key), text: key.text, outer, relation: 'parent', model: this.#model };
    this.references.push(...segmentReferences(this.#uri, parent, written));
  }

  workload(scalar: YamlScalar): void {
    this.references.push(...workloadReferences(this.#uri, scalar, 'workload'));
  }

  waiver(node: YamlNode): void {
    const target = scalarOf(node, 'target');
    if (target) {
      this.references.push({
        types: ['element', 'flow', 'data-class'],
        uri: this.#uri,
        name: target.text,
        key: target.text,
        span: contentOf(target),
        notation: 'fixed',
        relation: 'waives',
        scope: this.#model,
      });
    }
    const decision = scalarOf(node, 'decision');
    if (decision) this.#decision(decision);
  }

  elsewhere(types: readonly EntityType[], scalar: YamlScalar, relation: string): void {
    this.references.push(nameElsewhere(scalar, types, relation, this.#uri));
  }

  #decision(scalar: YamlScalar): void {
    this.references.push(...decisionNamed(scalar, this.#uri));
  }

  #element(scalar: YamlScalar, relation: string): void {
    this.references.push(...elementReferences(this.#uri, scalar, relation, this.#model));
  }

  #own(type: EntityType, name: string, span: Span, relation: string): void {
    this.references.push({
      types: [type],
      uri: this.#uri,
      name,
      key: name,
      span,
      notation: type === 'flow' && name === flowName(...ends(name)) ? 'fixed' : 'yaml',
      relation,
      scope: this.#model,
    });
  }
}

function ends(name: string): [string, string] {
  const [from = '', to = ''] = name.split('→');
  return [from, to];
}

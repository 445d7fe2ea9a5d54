import { readList, type ListReading } from '../../core/graph/list-reading.ts';
import { keptBy } from '../../core/text/memory.ts';
import { fileName, folderOf } from '../../core/text/resource.ts';
import {
  isMap,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import type { Architecture, Flow, Item, Scenario, Step } from './model.ts';

/**
 * The model that a tree describes; undefined when it is not a map. What does not have the form of the schema is passed over.
 * @param before the flows of the last version.
 */
export function readArchitecture(
  uri: string,
  root: YamlNode | null,
  before?: FlowsReading,
): { readonly architecture: Architecture; readonly flows: FlowsReading } | undefined {
  if (!isMap(root)) return undefined;
  const flows = readList(itemsOf(valueOf(root, 'flows')), flowIn, Object.is, before);
  const nameScalar = scalarOf(root, 'model');
  const partOf = scalarOf(root, 'partOf');
  const architecture: Architecture = {
    root,
    name: (partOf ?? nameScalar)?.text ?? nameOfFile(uri),
    nameScalar,
    partOf,
    elements: elementsIn(valueOf(root, 'elements')),
    flows: flows.read,
    data: items(valueOf(root, 'data')),
    zones: items(valueOf(root, 'zones')),
    states: items(valueOf(root, 'states')),
    environments: items(valueOf(root, 'environments')),
    scenarios: items(valueOf(root, 'scenarios')).map(readScenario),
    views: items(valueOf(root, 'views')),
    waivers: itemsOf(valueOf(root, 'waivers')).filter(isMap),
  };
  return { architecture, flows };
}

/** The flows of a list of anything. */
export type FlowsReading = ListReading<YamlNode | null, Flow>;

function flowIn(item: YamlNode | null): readonly Flow[] {
  return isMap(item) ? [readFlow(item)] : [];
}

/** True for what is written as before, wherever it moved. */
export function isSameItem(one: Item, other: Item): boolean {
  return one.key === other.key && one.node === other.node && one.id === other.id;
}

/** `shop` for `shop.architecture.yaml`, the name of the folder for `architecture.yaml`. */
function nameOfFile(uri: string): string {
  const own = fileName(uri).replace(/\.?architecture\.ya?ml$|\.ya?ml$/iu, '');
  return own === '' ? fileName(folderOf(uri)) : own;
}

function items(node: YamlNode | undefined): readonly Item[] {
  return isMap(node) ? node.pairs.map((pair) => itemOf(pair, pair.key.text)) : [];
}

function itemOf({ key, value }: YamlPair, id: string): Item {
  return { id, key, node: value };
}

/** Elements with those within them. Not recursive: how deep a file may nest is not ours to say. */
function elementsIn(node: YamlNode | undefined): readonly Item[] {
  const found: Item[] = [];
  const waiting: { readonly pair: YamlPair; readonly parent: string | undefined }[] = [];
  const push = (within: YamlNode | null | undefined, parent: string | undefined): void => {
    if (isMap(within)) for (const pair of within.pairs.toReversed()) waiting.push({ pair, parent });
  };
  push(node, undefined);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { pair, parent } = next;
    const id = parent === undefined ? pair.key.text : `${parent}.${pair.key.text}`;
    found.push(itemOf(pair, id));
    push(valueOf(pair.value, 'elements'), id);
  }
  return found;
}

/** What is read of an unchanged map is the same object in the next version of a large model. */
export const readFlow = keptBy((map: YamlMap): Flow => {
  return { map, id: scalarOf(map, 'id'), from: scalarOf(map, 'from'), to: scalarOf(map, 'to') };
});

function readScenario(item: Item): Scenario {
  return { ...item, steps: stepsOf(item.node) };
}

/** The steps of a scenario, wherever in its branches. */
export function stepsOf(scenario: YamlNode | null): readonly Step[] {
  const found: Step[] = [];
  const waiting: YamlMap[] = itemsOf(valueOf(scenario, 'steps')).filter(isMap).toReversed();
  for (let map = waiting.pop(); map; map = waiting.pop()) {
    const flow = scalarOf(map, 'flow');
    const from = scalarOf(map, 'from');
    const to = scalarOf(map, 'to');
    if (flow || from || to) found.push({ map, flow, from, to });
    const branches = ['alternatives', 'parallel', 'steps'].flatMap((key) => itemsOf(valueOf(map, key)));
    waiting.push(...branches.filter(isMap).toReversed());
  }
  return found;
}

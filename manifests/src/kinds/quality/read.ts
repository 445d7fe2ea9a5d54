import {
  isMap,
  isScalar,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import { EXPECTATIONS } from './expectations.ts';
import type { Check, Expectation, Suite, Table } from './model.ts';

/** The suite that a document says; undefined while it is empty, or no mapping. */
export function readSuite(root: YamlNode | null): Suite | undefined {
  if (!isMap(root)) return undefined;
  return {
    root,
    name: scalarOf(root, 'name'),
    owner: scalarOf(root, 'owner'),
    decisions: scalarsOf(valueOf(root, 'decisions')),
    tables: named(valueOf(root, 'tables'), readTable),
  };
}

function readTable({ key, value }: YamlPair): Table {
  const name = key.text;
  const personal = valueOf(value, 'personal');
  return {
    name,
    key,
    node: value,
    path: scalarOf(value, 'path'),
    owner: scalarOf(value, 'owner'),
    personal: isMap(personal) ? personal.pairs.map((pair) => pair.key) : scalarsOf(personal),
    entries: named(personal, (pair) => (isScalar(pair.value) ? pair.value : undefined)),
    checks: named(valueOf(value, 'checks'), (pair) => readCheck(name, pair)),
  };
}

function readCheck(table: string, { key, value }: YamlPair): Check | undefined {
  if (!isMap(value)) return undefined;
  const columnPair = pairOf(value, 'column');
  return {
    name: key.text,
    table,
    key,
    node: value,
    description: scalarOf(value, 'description'),
    owner: scalarOf(value, 'owner'),
    severity: scalarOf(value, 'severity'),
    where: scalarOf(value, 'where'),
    tolerate: scalarOf(value, 'tolerate'),
    failures: scalarOf(value, 'failures'),
    columnKey: columnPair?.key,
    columns: scalarsOf(columnPair?.value),
    expectations: EXPECTATIONS.flatMap((name): readonly Expectation[] => {
      const pair = pairOf(value, name);
      return pair ? [{ name, key: pair.key, value: pair.value }] : [];
    }),
  };
}

function named<Item>(
  node: YamlNode | undefined,
  read: (pair: YamlPair) => Item | undefined,
): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  if (!isMap(node)) return items;
  for (const pair of node.pairs) {
    const item = pair.key.text.startsWith('x-') ? undefined : read(pair);
    if (item !== undefined) items.set(pair.key.text, item);
  }
  return items;
}

import type { Span } from '../../../core/text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  pairOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { ServerCheck } from './constraints.ts';
import type { Fault } from './fault.ts';
import { isFilledInLater } from '../resources/naming.ts';
import { readScalar } from './scalar.ts';
import { hasTextForm, type TextForm } from './text-form.ts';

/** Where a value is: what to underline when it is wrong as a whole, and the key that leads to it. */
export interface Place {
  readonly span: Span;
  readonly name: string;
}

/** Checks the value of one field. */
export function* valueFaults({ key, value }: YamlPair, check: ServerCheck): Iterable<Fault> {
  if (value === null) return;
  const place = { span: isScalar(value) ? value.span : key.span, name: key.text };
  if (check.required === true && isEmpty(value)) {
    const expected = isMap(value) ? 'map' : isSeq(value) ? 'list' : 'string';
    yield { fault: 'wrong-type', ...place, expected, found: 'null', node: undefined };
    return;
  }
  const { form } = check;
  if (form) {
    for (const node of isSeq(value) ? value.items : [value])
      if (isScalar(node)) {
        const read = readScalar(node);
        if (read.type === 'string' && isWrong(read.value, form))
          yield { fault: 'bad-text', span: node.span, written: read.value, form };
      }
  }
  if (check.keys && isMap(value) && !value.pairs.some(({ key: { text } }) => text === '<<'))
    for (const name of check.keys)
      if (!pairOf(value, name)) yield { fault: 'missing-field', span: key.span, name, owner: key.text };
}

function isWrong(text: string, form: TextForm): boolean {
  return text !== '' && !isFilledInLater(text) && !hasTextForm(form, text);
}

function isEmpty(node: YamlNode): boolean {
  if (isMap(node)) return node.pairs.length === 0;
  if (isSeq(node)) return node.items.length === 0;
  return readScalar(node).type === 'string' && node.text === '';
}

/** Checks which fields stand together in an object. */
export function* togetherFaults(node: YamlMap, check: ServerCheck, place: Place): Iterable<Fault> {
  // What an alias brings in is not looked for.
  if (pairOf(node, '<<')) return;
  const { exactlyOne, atMostOne, atLeastOne, apart } = check;
  const present = (names: readonly string[]): readonly YamlPair[] =>
    node.pairs.filter((pair) => names.includes(pair.key.text) && isSet(pair));
  const [first, second] = present(exactlyOne ?? atMostOne ?? []);
  if (first && second)
    yield { fault: 'too-many', span: second.key.span, name: second.key.text, other: first.key.text };
  const needed = exactlyOne ?? atLeastOne;
  if (needed && present(needed).length === 0)
    yield { fault: 'none-of', span: place.span, owner: place.name, names: needed };
  const alone = apart === undefined ? undefined : present([apart])[0];
  const other = alone && present(atLeastOne ?? []).find((pair) => pair !== alone);
  if (alone && other)
    yield { fault: 'too-many', span: other.key.span, name: other.key.text, other: alone.key.text };
  if (check.requirement === true) yield* requirementFaults(node);
  if (check.toleration === true) yield* tolerationFaults(node, place);
  if (check.access === true) yield* accessFaults(node, place);
}

/** True for a field that says something: an empty text and 0 are what the server takes for none. */
function isSet({ value }: YamlPair): boolean {
  if (value === null) return false;
  if (!isScalar(value)) return true;
  const read = readScalar(value);
  return read.type !== 'null' && !('value' in read && (read.value === '' || read.value === 0));
}

function* requirementFaults(node: YamlMap): Iterable<Fault> {
  const operator = scalarOf(node, 'operator');
  if (!operator || isFilledInLater(operator.text)) return;
  const values = valueOf(node, 'values');
  const items = itemsOf(values);
  if ((values && !isSeq(values)) || pairOf(node, '<<')) return;
  if (!suits(operator, items)) {
    const at = pairOf(node, 'values')?.key ?? operator;
    yield { fault: 'bad-values', span: at.span, operator: operator.text };
  }
}

/** `Exists` tolerates whatever the value; without a key nothing else makes sense; only what is evicted is given time. */
function* tolerationFaults(node: YamlMap, place: Place): Iterable<Fault> {
  const operator = scalarOf(node, 'operator');
  const value = pairOf(node, 'value');
  if (operator?.text === 'Exists' && value && isSet(value))
    yield { fault: 'too-many', span: value.key.span, name: 'value', other: 'operator: Exists' };
  const key = pairOf(node, 'key');
  if (!(key && isSet(key)) && operator?.text !== 'Exists' && !isFilledInLater(operator?.text ?? ''))
    yield { fault: 'missing-field', span: (operator ?? place).span, name: 'key', owner: place.name };
  const seconds = pairOf(node, 'tolerationSeconds');
  const effect = scalarOf(node, 'effect');
  if (seconds?.value && effect?.text !== 'NoExecute' && !isFilledInLater(effect?.text ?? ''))
    yield { fault: 'no-eviction', span: seconds.key.span };
}

function* accessFaults(node: YamlMap, place: Place): Iterable<Fault> {
  const lists = ['resources', 'apiGroups', 'nonResourceURLs'].map((name) => pairOf(node, name));
  const [resources, groups, addresses] = lists.map((pair) => (pair && isFilled(pair) ? pair : undefined));
  if (addresses) {
    const other = resources ?? groups;
    if (other)
      yield { fault: 'too-many', span: other.key.span, name: other.key.text, other: addresses.key.text };
    return;
  }
  for (const [name, pair] of Object.entries({ apiGroups: groups, resources }))
    if (!pair) yield { fault: 'missing-field', span: place.span, name, owner: place.name };
}

function isFilled({ value }: YamlPair): boolean {
  return isSeq(value) ? value.items.length > 0 : value !== null && !isScalar(value);
}

function suits({ text }: YamlScalar, values: readonly (YamlNode | null)[]): boolean {
  switch (text) {
    case 'In':
    case 'NotIn':
      return values.length > 0;
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0;
    case 'Gt':
    case 'Lt':
      return values.length === 1;
    default:
      return true;
  }
}

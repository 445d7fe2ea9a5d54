import { nearest } from '../../../formats/json-schema/nearest.ts';
import { keptBy } from '../../../core/text/memory.ts';
import {
  isMap,
  isScalar,
  isSeq,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import { quantityOf } from '../../../formats/quantities/quantity.ts';
import { unmetRules } from './validation-rules.ts';
import { charactersIn } from './characters.ts';
import type { Fault, FoundType } from './fault.ts';
import { hasForm } from './pattern.ts';
import { isFilledInLater, isFilledInWhole } from '../resources/naming.ts';
import { placeOf } from './place.ts';
import { readScalar, type ScalarValue } from './scalar.ts';
import { togetherFaults, valueFaults, type Place } from './server-check.ts';
import type { Field, ListShape, ObjectShape, ScalarShape, Shape } from './shape.ts';

/** Faults of one resource that are reported. */
const MAX_FAULTS = 100;
const INT32 = 2 ** 31;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})$/u;

export interface CheckOptions {
  /** A patch holds what it changes: nothing is missing in it, and it says how lists are merged. */
  readonly patch: boolean;
  /** True for a kind of the server's own, of which it checks more than a schema can say. */
  readonly server: boolean;
  /** The version of Kubernetes, as a number: that of newer fields is compared with it. */
  readonly isNewer: (since: string) => boolean;
}

/** Compares a resource with its schema. Linear in the size of the resource. */
export function faultsOf(root: YamlMap, shape: ObjectShape, options: CheckOptions): readonly Fault[] {
  const checker = new Checker(shape, options);
  checker.value(root, shape, { span: root.pairs[0]?.key.span ?? root.span, name: '' }, true);
  return checker.faults;
}

class Checker {
  readonly faults: Fault[] = [];
  readonly #options: CheckOptions;
  /** The objects that enclose the place, the resource first, with the keys that lead from one to the next. */
  readonly #owners: { readonly shape: ObjectShape; readonly key: string }[] = [];
  readonly #root: ObjectShape;
  /** Status is written by the server, which does not care what it is given. */
  #inStatus = false;

  constructor(root: ObjectShape, options: CheckOptions) {
    this.#root = root;
    this.#options = options;
  }

  #object(node: YamlMap, shape: ObjectShape, place: Place): void {
    this.#owners.push({ shape, key: place.name });
    const misspelled = new Set<string>();
    let written: ReadonlySet<string> | undefined;
    for (const pair of node.pairs) {
      const { key, value } = pair;
      if (this.faults.length >= MAX_FAULTS) break;
      const field = shape.fields.get(key.text);
      if (!field) {
        if (shape.open || isUnsetTime(pair) || (shape === this.#root && isOfSops(pair))) continue;
        if (this.#options.patch && isNothing(value)) continue;
        written ??= new Set(node.pairs.map((other) => other.key.text));
        // The suggested field is not reported as missing as well.
        misspelled.add(this.#unknown(key, written, shape) ?? '');
        continue;
      }
      const { since } = field;
      if (since !== undefined && this.#options.isNewer(since)) {
        this.#report({ fault: 'newer-field', span: key.span, name: key.text, field });
      }
      const status = shape === this.#root && key.text === 'status';
      if (status) this.#inStatus = true;
      this.#field(pair, value, field.shape, field.required || (this.#asServer && isNeeded(field)));
      if (this.#asServer && field.server) this.#add(valueFaults(pair, field.server));
      if (status) this.#inStatus = false;
    }
    this.#missing(node, shape, place, misspelled);
    if (this.#asServer && shape.server) this.#add(togetherFaults(node, shape.server, place));
    this.#owners.pop();
  }

  #field({ key }: YamlPair, value: YamlNode | null, shape: Shape, required: boolean): void {
    const span = isScalar(value) ? value.span : key.span;
    if (value !== null && !isNothing(value)) this.value(value, shape, { span, name: key.text }, required);
    // Null stands for nothing at all: fine for what need not be there.
    else if (required && !this.#lenient()) {
      if (shape.type === 'object') {
        this.#missing(undefined, shape, { span: key.span, name: key.text });
      } else if (shape.type !== 'any' && shape.type !== 'map') {
        this.#wrong({ span, name: key.text }, shape, 'null');
      }
    }
  }

  get #asServer(): boolean {
    return this.#options.server && !this.#lenient();
  }

  #lenient(): boolean {
    return this.#options.patch || this.#inStatus;
  }

  value(node: YamlNode, shape: Shape, place: Place, required: boolean): void {
    if (shape.type === 'any') return;
    const before = this.faults.length;
    if (shape.type === 'object' && isMap(node)) this.#object(node, shape, place);
    else if (shape.type === 'map' && isMap(node)) this.#entries(node, shape.values);
    else if (shape.type === 'list' && isSeq(node)) this.#items(node.items, shape, place);
    else if (isScalarShape(shape) && isScalar(node)) this.#scalar(node, shape, place, required);
    // A list or a map may take the place of the text: `${CIDRS:=[]}`.
    else if (isScalar(node) && isFilledInWhole(node.text)) return;
    else if (shape.type === 'string' && isNameInBrackets(node)) return;
    else this.#wrong(place, shape, foundIn(node), node);
    // As the server does: where the structure is wrong, nothing else is asked.
    const { validationRules } = shape;
    if (validationRules && this.faults.length === before && !this.#lenient())
      this.#add(unmetRules(node, shape, validationRules, place));
  }

  #entries(node: YamlMap, values: Shape): void {
    for (const pair of node.pairs) {
      if (this.faults.length >= MAX_FAULTS) return;
      this.#field(pair, pair.value, values, false);
    }
  }

  #items(items: readonly (YamlNode | null)[], shape: ListShape, place: Place): void {
    for (const item of items) {
      if (this.faults.length >= MAX_FAULTS) return;
      if (item === null || isNothing(item)) {
        // Read as an item without any field.
        const at = { span: item?.span ?? place.span, name: place.name };
        if (shape.items.type === 'object') this.#missing(undefined, shape.items, at);
        continue;
      }
      const span = isMap(item) ? (item.pairs[0]?.key.span ?? item.span) : item.span;
      this.value(item, shape.items, { span, name: place.name }, false);
    }
    if (this.#lenient()) return;
    const { minItems, maxItems } = shape;
    if (minItems !== undefined && items.length < minItems) this.#outOf(place, 'minItems', minItems);
    if (maxItems !== undefined && items.length > maxItems) this.#outOf(place, 'maxItems', maxItems);
  }

  #scalar(node: YamlScalar, shape: ScalarShape, place: Place, required: boolean): void {
    if (isFilledInLater(node.text)) return;
    const read = readScalar(node);
    if (!fits(read, shape)) {
      this.#wrong(place, shape, foundOf(read), node);
      return;
    }
    const { type } = shape;
    if (type === 'quantity' || type === 'date-time' || type === 'bytes') {
      if (read.type === 'string') this.#notation(read.value, type, node, place);
    } else if (!this.#inStatus) this.#limits(read, shape, place, required);
  }

  /** Texts with a notation of their own. */
  #notation(value: string, type: 'quantity' | 'date-time' | 'bytes', node: YamlScalar, place: Place): void {
    if (type === 'quantity' && !quantityOf(value)) {
      this.#report({ fault: 'bad-quantity', ...place, written: node.text });
    } else if (type === 'date-time' && !this.#inStatus && value !== '' && !RFC3339.test(value)) {
      this.#report({ fault: 'bad-time', ...place, written: node.text });
    } else if (type === 'bytes' && !isBase64(value)) {
      this.#report({ fault: 'bad-base64', ...place, node });
    }
  }

  #limits(read: ScalarValue, shape: ScalarShape, place: Place, required: boolean): void {
    if (shape.values && (read.type === 'string' || read.type === 'number')) {
      // An empty text is the same as none: the server puts its default there.
      const absent = read.value === '' && !required;
      if (!absent && !shape.values.includes(read.value))
        this.#notAllowed(String(read.value), shape.values, place);
      return;
    }
    if (read.type === 'number') {
      const { minimum, maximum } = shape;
      if (minimum !== undefined && read.value < minimum) this.#outOf(place, 'minimum', minimum);
      if (maximum !== undefined && read.value > maximum) this.#outOf(place, 'maximum', maximum);
      return;
    }
    if (read.type !== 'string') return;
    const { minLength, maxLength, pattern } = shape;
    // Counted in characters, not in units of UTF-16.
    const length = minLength === undefined && maxLength === undefined ? 0 : charactersIn(read.value);
    if (minLength !== undefined && length < minLength) this.#outOf(place, 'minLength', minLength);
    else if (maxLength !== undefined && length > maxLength) this.#outOf(place, 'maxLength', maxLength);
    else if (pattern !== undefined && !hasForm(pattern, read.value)) {
      this.#report({ fault: 'bad-form', ...place, pattern });
    }
  }

  /** Reports a field that does not exist; returns the suggested field, if there is one. */
  #unknown(key: YamlScalar, written: ReadonlySet<string>, shape: ObjectShape): string | undefined {
    const name = key.text;
    if (this.#options.patch && name.startsWith('$')) return undefined;
    const free = [...shape.fields.keys()].filter((field) => !written.has(field));
    const suggestion = nearest(name, free);
    const otherOwner = placeOf(name, this.#owners);
    this.#report({ fault: 'unknown-field', span: key.span, name, suggestion, otherOwner, owner: shape });
    return suggestion;
  }

  /** @param misspelled fields whose names are misspelled: they are not reported as missing as well. */
  #missing(
    node: YamlMap | undefined,
    shape: ObjectShape,
    place: Place,
    misspelled?: ReadonlySet<string>,
  ): void {
    if (this.#lenient()) return;
    for (const name of this.#asServer ? neededIn(shape) : requiredIn(shape)) {
      if (misspelled?.has(name) || node?.pairs.some(({ key }) => key.text === name)) continue;
      if (shape === this.#root && (name === 'apiVersion' || name === 'kind')) continue;
      this.#report({ fault: 'missing-field', span: place.span, name, owner: place.name });
    }
  }

  #notAllowed(written: string, values: readonly (string | number)[], place: Place): void {
    const allowed = values.map(String);
    this.#report({ fault: 'not-allowed', ...place, written, allowed, suggestion: nearest(written, allowed) });
  }

  #wrong(place: Place, { type: expected }: Shape, found: FoundType, node?: YamlNode): void {
    this.#report({
      fault: 'wrong-type',
      ...place,
      expected,
      found,
      node: isScalar(node) ? node : undefined,
    });
  }

  #outOf(place: Place, bound: Extract<Fault, { fault: 'out-of-bounds' }>['bound'], limit: number): void {
    this.#report({ fault: 'out-of-bounds', ...place, bound, limit });
  }

  #add(faults: Iterable<Fault>): void {
    for (const fault of faults) this.#report(fault);
  }

  #report(fault: Fault): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push(fault);
  }
}

/** True for `null`, and for no value at all: a patch takes a field away with it, whether the resource has it or not. */
function isNothing(value: YamlNode | null): boolean {
  return value === null || (isScalar(value) && readScalar(value).type === 'null');
}

/** `creationTimestamp: null`, which programs write into every piece of metadata, wanted or not. */
function isUnsetTime({ key, value }: YamlPair): boolean {
  return key.text === 'creationTimestamp' && (value === null || (isScalar(value) && value.value === null));
}

/** What SOPS adds to a file that it encrypts, and takes away again. */
function isOfSops({ key, value }: YamlPair): boolean {
  return key.text === 'sops' && isMap(value) && value.pairs.some(({ key: { text } }) => text === 'mac');
}

const requiredIn = keptBy((shape: ObjectShape): readonly string[] =>
  [...shape.fields].filter(([, { required }]) => required).map(([name]) => name),
);

const neededIn = keptBy((shape: ObjectShape): readonly string[] =>
  [...shape.fields].filter(([, field]) => field.required || isNeeded(field)).map(([name]) => name),
);

/** True for a field that the server asks for, though its schema does not. */
function isNeeded({ server }: Field): boolean {
  return server?.required === true || server?.present === true;
}

function fits(read: ScalarValue, { type }: ScalarShape): boolean {
  switch (type) {
    case 'string':
    case 'date-time':
    case 'bytes':
      return read.type === 'string';
    case 'boolean':
      return read.type === 'boolean';
    case 'number':
      return read.type === 'number';
    case 'int32':
      return read.type === 'number' && isInt32(read.value);
    case 'int64':
      return read.type === 'number' && Number.isInteger(read.value);
    case 'quantity':
      return read.type === 'number' || read.type === 'string';
    case 'int-or-string':
      return read.type === 'string' || (read.type === 'number' && isInt32(read.value));
  }
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -INT32 && value < INT32;
}

function foundIn(node: YamlNode): FoundType {
  if (isMap(node)) return 'map';
  return isSeq(node) ? 'list' : foundOf(readScalar(node));
}

function foundOf(read: ScalarValue): FoundType {
  return read.type === 'number' && !Number.isInteger(read.value) ? 'fraction' : read.type;
}

function isScalarShape(shape: Shape): shape is ScalarShape {
  return shape.type !== 'any' && shape.type !== 'list' && shape.type !== 'map' && shape.type !== 'object';
}

/** As Go's standard decoder reads it: padded, line ends aside. */
function isBase64(text: string): boolean {
  const packed = text.replace(/[\r\n]/gu, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/u.test(packed);
}

/** A name in capitals that somebody fills in, which reads as a list: `projectID: [PROJECT_ID]`. */
function isNameInBrackets(node: YamlNode): boolean {
  if (!isSeq(node) || !node.flow || node.items.length !== 1) return false;
  const [item] = node.items;
  return isScalar(item) && item.style === 'plain' && /^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+$/u.test(item.text);
}

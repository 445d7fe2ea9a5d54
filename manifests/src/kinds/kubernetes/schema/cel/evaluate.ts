import { isMap, isScalar, isSeq, pairOf, type YamlNode } from '../../../../core/yaml/node.ts';
import { charactersIn } from '../characters.ts';
import { findsRe2 } from '../../../../formats/regex/re2.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { readScalar } from '../scalar.ts';
import type { Shape } from '../shape.ts';
import type { Expression } from './expression.ts';

/** A part of a resource with the schema that it has: maps and lists are looked into when a rule asks. */
interface Part {
  readonly node: YamlNode;
  readonly shape: Shape;
}

type Value = string | number | boolean | null | readonly Value[] | Part;

/** What cannot be evaluated here: a field that the server fills in, a function that is not known, what would be an error. */
const UNKNOWN = undefined;
type Maybe = Value | typeof UNKNOWN;

type Names = ReadonlyMap<string, Value>;

/** Steps that one rule may take: what takes more is left to the server. */
const MAX_STEPS = 20_000;

/**
 * Whether a rule holds for a part of a resource; undefined where it cannot be evaluated. What it says of the state before
 * (`oldSelf`) cannot be.
 */
export function evaluate(rule: Expression, node: YamlNode, shape: Shape): boolean | undefined {
  const self = valueOfNode(node, shape);
  if (self === UNKNOWN) return undefined;
  const result = new Evaluation().value(rule, new Map([['self', self]]));
  return typeof result === 'boolean' ? result : undefined;
}

function valueOfNode(node: YamlNode | null, shape: Shape): Maybe {
  if (node === null) return UNKNOWN;
  if (!isScalar(node)) return { node, shape };
  const read = readScalar(node);
  if (read.type === 'null' || isFilledInLater(node.text)) return UNKNOWN;
  if (shape.type === 'string' && read.type !== 'string') return UNKNOWN;
  return READ_AS_WRITTEN.has(shape.type) ? read.value : UNKNOWN;
}

/** Types whose values are to a rule what they are in the text; times and bytes are types of their own. */
const READ_AS_WRITTEN: ReadonlySet<Shape['type']> = new Set([
  'string',
  'int32',
  'int64',
  'number',
  'boolean',
  'int-or-string',
]);

class Evaluation {
  #steps = 0;

  value(expression: Expression, names: Names): Maybe {
    if (this.#steps++ > MAX_STEPS) return UNKNOWN;
    switch (expression.type) {
      case 'literal':
        return expression.value;
      case 'identifier':
        return names.get(expression.name);
      case 'list': {
        const items = expression.items.map((item) => this.value(item, names));
        return items.every((item) => item !== UNKNOWN) ? items : UNKNOWN;
      }
      case 'field':
        return fieldOf(this.value(expression.operand, names), unescaped(expression.name));
      case 'index':
        return itemOf(this.value(expression.operand, names), this.value(expression.index, names));
      case 'not': {
        const operand = this.value(expression.operand, names);
        return typeof operand === 'boolean' ? !operand : UNKNOWN;
      }
      case 'minus': {
        const operand = this.value(expression.operand, names);
        return typeof operand === 'number' ? -operand : UNKNOWN;
      }
      case 'conditional': {
        const condition = this.value(expression.condition, names);
        if (typeof condition !== 'boolean') return UNKNOWN;
        return this.value(condition ? expression.whenTrue : expression.whenFalse, names);
      }
      case 'binary':
        return this.#binary(expression, names);
      case 'call':
        return this.#call(expression, names);
    }
  }

  #binary({ operator, left, right }: Extract<Expression, { type: 'binary' }>, names: Names): Maybe {
    const one = this.value(left, names);
    if (operator === '&&' || operator === '||') {
      // One of the two may decide alone, whatever becomes of the other.
      const decides = operator === '||';
      if (one === decides) return decides;
      const other = this.value(right, names);
      if (other === decides) return decides;
      return typeof one === 'boolean' && typeof other === 'boolean' ? !decides : UNKNOWN;
    }
    const other = this.value(right, names);
    if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
    if (operator === 'in') return isIn(one, other);
    if (operator === '==' || operator === '!=') {
      const equal = areEqual(one, other);
      return equal === undefined || operator === '==' ? equal : !equal;
    }
    if (typeof one === 'number' && typeof other === 'number') return ofNumbers(operator, one, other);
    if (typeof one === 'string' && typeof other === 'string' && operator === '+') return one + other;
    return UNKNOWN;
  }

  #call({ name, receiver, args }: Extract<Expression, { type: 'call' }>, names: Names): Maybe {
    const [first, second] = args;
    if (name === 'has' && !receiver) {
      if (first?.type !== 'field' || args.length !== 1) return UNKNOWN;
      return isThere(this.value(first.operand, names), unescaped(first.name));
    }
    if (name === 'size' && args.length === (receiver ? 0 : 1)) {
      const of = receiver ?? first;
      return of && sizeOf(this.value(of, names));
    }
    const of = receiver && this.value(receiver, names);
    if (of === UNKNOWN || !first) return UNKNOWN;
    if (second)
      return first.type === 'identifier' ? this.#each(name, of, first.name, second, names) : UNKNOWN;
    return ofTexts(name, of, this.value(first, names));
  }

  /** `all`, `exists`, `exists_one` and `filter`: a condition on each item of a list, or on each key of a map. */
  #each(name: string, of: Value, variable: string, condition: Expression, names: Names): Maybe {
    const items = itemsOf(of);
    if (!items) return UNKNOWN;
    const chosen: Maybe[] = [];
    let doubt = false;
    for (const item of items) {
      const result =
        item === UNKNOWN ? UNKNOWN : this.value(condition, new Map([...names, [variable, item]]));
      if (this.#steps > MAX_STEPS) return UNKNOWN;
      if (name === 'all' && result === false) return false;
      if (name === 'exists' && result === true) return true;
      if (result === true) chosen.push(item);
      else if (result !== false) doubt = true;
    }
    if (doubt) return UNKNOWN;
    if (name === 'all') return true;
    if (name === 'exists') return false;
    if (name === 'exists_one') return chosen.length === 1;
    return name === 'filter' ? chosen.filter((item) => item !== UNKNOWN) : UNKNOWN;
  }
}

/** `__dash__` and the like are in names for what no name may hold. */
function unescaped(name: string): string {
  if (!name.includes('__')) return name;
  const escapes: Readonly<Record<string, string>> = { dash: '-', dot: '.', slash: '/', underscores: '__' };
  return name
    .replace(/__(dash|dot|slash|underscores)__/gu, (_, word: string) => escapes[word] ?? word)
    .replace(/^__([a-z]+)__$/u, '$1');
}

function isPart(value: Maybe): value is Part {
  return typeof value === 'object' && value !== null && 'node' in value;
}

function fieldOf(of: Maybe, name: string): Maybe {
  if (!isPart(of) || !isMap(of.node)) return UNKNOWN;
  const written = pairOf(of.node, name);
  if (!written) return UNKNOWN;
  const shape = of.shape.type === 'map' ? of.shape.values : fieldIn(of.shape, name)?.shape;
  return shape && valueOfNode(written.value, shape);
}

function fieldIn(
  shape: Shape,
  name: string,
): { readonly shape: Shape; readonly filled: boolean } | undefined {
  return shape.type === 'object' ? shape.fields.get(name) : undefined;
}

function isThere(of: Maybe, name: string): boolean | undefined {
  if (!isPart(of) || !isMap(of.node)) return undefined;
  const written = pairOf(of.node, name);
  if (written) return written.value !== null && !isNull(written.value) ? true : undefined;
  if (pairOf(of.node, '<<') || (of.shape.type !== 'map' && fieldIn(of.shape, name)?.filled !== false))
    return undefined;
  return false;
}

function isNull(node: YamlNode): boolean {
  return isScalar(node) && readScalar(node).type === 'null';
}

function itemOf(of: Maybe, at: Maybe): Maybe {
  if (typeof at === 'string') return isPart(of) && of.shape.type === 'map' ? fieldOf(of, at) : UNKNOWN;
  return typeof at === 'number' ? itemsOf(of)?.[at] : UNKNOWN;
}

/** The items of a list, or the keys of a map. */
function itemsOf(of: Maybe): readonly Maybe[] | undefined {
  if (Array.isArray(of)) return of as readonly Value[];
  if (!isPart(of)) return undefined;
  const { node, shape } = of;
  if (isSeq(node) && shape.type === 'list') return node.items.map((item) => valueOfNode(item, shape.items));
  if (!isMap(node) || shape.type !== 'map' || pairOf(node, '<<')) return undefined;
  return node.pairs.map(({ key }) => key.text);
}

function sizeOf(of: Maybe): number | undefined {
  if (typeof of === 'string') return charactersIn(of);
  return itemsOf(of)?.length;
}

/** Lists and maps may be equal in another order: that is left to the server. */
function areEqual(one: Value, other: Value): boolean | undefined {
  if (typeof one === 'object' || typeof other === 'object') return undefined;
  return typeof one === typeof other ? one === other : undefined;
}

function isIn(value: Value, of: Value): boolean | undefined {
  const items = itemsOf(of);
  if (!items) return isPart(of) && typeof value === 'string' ? isThere(of, value) : undefined;
  let doubt = false;
  for (const item of items) {
    const equal = item === UNKNOWN ? undefined : areEqual(value, item);
    if (equal === true) return true;
    if (equal === undefined) doubt = true;
  }
  return doubt ? undefined : false;
}

function ofNumbers(operator: string, one: number, other: number): Maybe {
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    default:
      return UNKNOWN;
  }
}

function ofTexts(name: string, of: Value, other: Maybe): Maybe {
  if (typeof of !== 'string' || typeof other !== 'string') return UNKNOWN;
  switch (name) {
    case 'startsWith':
      return of.startsWith(other);
    case 'endsWith':
      return of.endsWith(other);
    case 'contains':
      return of.includes(other);
    case 'matches':
      return findsRe2(other, of);
    case 'split':
      return of.split(other);
    default:
      return UNKNOWN;
  }
}

import { isMap, isScalar, isSeq, pairOf, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';
import { charactersIn } from './characters.ts';
import { findsRe2 } from '../../../formats/regex/re2.ts';
import { isFilledInLater } from '../resources/naming.ts';
import { readScalar, type ScalarValue } from './scalar.ts';
import type { ObjectShape, Shape } from './shape.ts';
import type { Condition } from './constraints.ts';

/** Yes, no, or unknown: what the server fills in is not in the text. */
export type Answer = boolean | undefined;

/** Whether a value meets a condition. Types are another matter: a value of the wrong one is left open. */
export function meets(node: YamlNode | null, shape: Shape | undefined, condition: Condition): Answer {
  return all(answers(node, shape, condition));
}

function* answers(node: YamlNode | null, shape: Shape | undefined, condition: Condition): Iterable<Answer> {
  if (condition.more === true) yield undefined;
  for (const branch of condition.allOf ?? []) yield meets(node, shape, branch);
  if (condition.anyOf) yield not(all(condition.anyOf.map((branch) => not(meets(node, shape, branch)))));
  if (condition.oneOf) yield exactlyOne(condition.oneOf.map((branch) => meets(node, shape, branch)));
  if (condition.not) yield not(meets(node, shape, condition.not));
  if (isMap(node)) yield* answersOfMap(node, shape, condition);
  else if (isSeq(node)) yield* answersOfList(node.items, shape, condition);
  else if (isScalar(node)) yield* answersOfScalar(node.text, readScalar(node), condition);
  else yield undefined;
}

function* answersOfMap(node: YamlMap, shape: Shape | undefined, condition: Condition): Iterable<Answer> {
  for (const name of condition.required ?? []) yield isPresent(node, shape, name);
  for (const [name, of] of Object.entries(condition.properties ?? {})) {
    const present = isPresent(node, shape, name);
    // What is not there meets anything.
    if (present === true) yield meets(pairOf(node, name)?.value ?? null, shapeOfField(shape, name), of);
    else if (present === undefined) yield undefined;
  }
}

/** Whether a map has a field when the server has read it. */
export function isPresent(node: YamlMap, shape: Shape | undefined, name: string): Answer {
  const written = pairOf(node, name);
  if (written) return isNothing(written.value) ? undefined : true;
  if (pairOf(node, '<<')) return undefined;
  return fieldOf(shape, name)?.filled === true ? undefined : false;
}

function isNothing(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && readScalar(node).type === 'null');
}

function fieldOf(shape: Shape | undefined, name: string): ReturnType<ObjectShape['fields']['get']> {
  return shape?.type === 'object' ? shape.fields.get(name) : undefined;
}

function shapeOfField(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.type === 'map' ? shape.values : fieldOf(shape, name)?.shape;
}

function* answersOfList(
  items: readonly (YamlNode | null)[],
  shape: Shape | undefined,
  { items: of, minItems, maxItems }: Condition,
): Iterable<Answer> {
  if (minItems !== undefined) yield items.length >= minItems;
  if (maxItems !== undefined) yield items.length <= maxItems;
  if (of) for (const item of items) yield meets(item, shape?.type === 'list' ? shape.items : undefined, of);
}

function* answersOfScalar(text: string, read: ScalarValue, condition: Condition): Iterable<Answer> {
  if (isFilledInLater(text) || read.type === 'null') {
    yield undefined;
    return;
  }
  const { pattern, minimum, maximum, minLength, maxLength } = condition;
  if (condition.enum) yield condition.enum.includes(read.value);
  if (read.type === 'number') {
    if (minimum !== undefined) yield read.value >= minimum;
    if (maximum !== undefined) yield read.value <= maximum;
  }
  if (read.type !== 'string') return;
  const length = minLength === undefined && maxLength === undefined ? 0 : charactersIn(read.value);
  if (minLength !== undefined) yield length >= minLength;
  if (maxLength !== undefined) yield length <= maxLength;
  if (pattern !== undefined) yield findsRe2(pattern, read.value);
}

function all(given: Iterable<Answer>): Answer {
  let answer: Answer = true;
  for (const one of given) {
    if (one === false) return false;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function exactlyOne(given: readonly Answer[]): Answer {
  const met = given.filter((one) => one === true).length;
  if (met > 1) return false;
  if (given.includes(undefined)) return undefined;
  return met === 1;
}

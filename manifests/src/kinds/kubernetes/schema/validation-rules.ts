import { isMap, pairOf, type YamlNode } from '../../../core/yaml/node.ts';
import { expressionIn, type Expression } from './cel/expression.ts';
import { evaluate } from './cel/evaluate.ts';
import { isPresent, meets } from './condition.ts';
import { JUNCTIONS, type Condition, type ValidationRules } from './constraints.ts';
import type { Fault } from './fault.ts';
import type { Place } from './server-check.ts';
import type { Shape } from './shape.ts';

/** What of the demands on a value is certainly not met. */
export function* unmetRules(
  node: YamlNode,
  shape: Shape,
  { condition, rules = [] }: ValidationRules,
  place: Place,
): Iterable<Fault> {
  if (condition) yield* unmetCondition(node, shape, condition, place);
  for (const { rule, message, path } of rules) {
    const read = expressionOf(rule);
    if (read && evaluate(read, node, shape) === false)
      yield { fault: 'broken-rule', span: fieldAt(node, path) ?? place.span, says: message ?? rule };
  }
}

const MAX_KEPT = 1000;
const kept = new Map<string, Expression | undefined>();

function expressionOf(rule: string): Expression | undefined {
  if (!kept.has(rule)) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(rule, expressionIn(rule));
  }
  return kept.get(rule);
}

/** The key that a path of a rule leads to. */
function fieldAt(node: YamlNode, path: string | undefined): Place['span'] | undefined {
  let [at, span]: [YamlNode | null | undefined, Place['span'] | undefined] = [node, undefined];
  for (const name of path?.split('.').slice(1) ?? []) {
    const pair = pairOf(at, name);
    if (!pair) break;
    [at, span] = [pair.value, pair.key.span];
  }
  return span;
}

function* unmetCondition(node: YamlNode, shape: Shape, condition: Condition, place: Place): Iterable<Fault> {
  for (const junction of JUNCTIONS) {
    const of = condition[junction];
    if (of === undefined) continue;
    const only: Condition = { [junction]: of };
    if (meets(node, shape, only) !== false) continue;
    yield choiceOfFields(node, shape, only, place) ?? { fault: 'no-form', ...place, junction };
  }
}

/** What is wrong where one field out of some has to be there, said in their names. */
function choiceOfFields(
  node: YamlNode,
  shape: Shape,
  { oneOf, anyOf }: Condition,
  place: Place,
): Fault | undefined {
  const names = (oneOf ?? anyOf ?? []).map(onlyRequired);
  if (!isMap(node) || names.length === 0 || !names.every((name) => name !== undefined)) return undefined;
  const present = names.filter((name) => isPresent(node, shape, name) === true);
  const [first, second] = node.pairs.filter(({ key }) => present.includes(key.text));
  if (first && second)
    return { fault: 'too-many', span: second.key.span, name: second.key.text, other: first.key.text };
  return { fault: 'none-of', span: place.span, owner: place.name, names };
}

/** The one field that a branch asks for, where it asks for nothing else. */
function onlyRequired(branch: Condition): string | undefined {
  const { required, ...others } = branch;
  return required?.length === 1 && Object.keys(others).length === 0 ? required[0] : undefined;
}

import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../core/yaml/node.ts';
import { JUNCTIONS, type Condition, type WrittenRule, type ValidationRules } from './constraints.ts';
import { readScalar } from './scalar.ts';

/** Nesting of conditions that is read. */
const MAX_DEPTH = 20;

const NUMBERS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/** Keys that say nothing of a value. */
const SILENT = new Set(['description', 'title', 'example', 'examples', 'externalDocs']);

/** What the schema of a custom kind asks of a value besides its structure: `oneOf` and its like, and rules in CEL. */
export function customValidation(schema: YamlMap): ValidationRules | undefined {
  const junctions = schema.pairs.filter(({ key }) => JUNCTIONS.some((name) => name === key.text));
  const condition = junctions.length === 0 ? undefined : conditionOf({ ...schema, pairs: junctions }, 0);
  const rules = rulesIn(valueOf(schema, 'x-kubernetes-validations'));
  if (!condition && rules.length === 0) return undefined;
  return { ...(condition ? { condition } : {}), ...(rules.length > 0 ? { rules } : {}) };
}

function conditionOf(node: YamlNode | null, depth: number): Condition {
  if (!isMap(node) || depth > MAX_DEPTH) return { more: true };
  return node.pairs.reduce<Condition>((read, { key, value }) => {
    const part = partOf(key.text, value, depth + 1);
    return { ...read, ...(part ?? { more: true }) };
  }, {});
}

/** One key of a condition; undefined for what is not read here. */
function partOf(key: string, value: YamlNode | null, depth: number): Condition | undefined {
  if (SILENT.has(key)) return {};
  if (NUMBERS.some((name) => name === key))
    return isScalar(value) && typeof value.value === 'number' ? { [key]: value.value } : undefined;
  switch (key) {
    case 'required': {
      const names = scalars(value);
      return names && { required: names.map(({ text }) => text) };
    }
    case 'enum':
      return enumOf(value);
    case 'pattern':
      return isScalar(value) ? { pattern: value.text } : undefined;
    case 'properties':
      if (!isMap(value)) return undefined;
      return {
        properties: Object.fromEntries(
          value.pairs.map((pair) => [pair.key.text, conditionOf(pair.value, depth)]),
        ),
      };
    case 'items':
      return { items: conditionOf(value, depth) };
    case 'not':
      return { not: conditionOf(value, depth) };
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return isSeq(value) ? { [key]: value.items.map((item) => conditionOf(item, depth)) } : undefined;
    default:
      return undefined;
  }
}

function enumOf(value: YamlNode | null): Condition | undefined {
  const written = scalars(value)?.map(readScalar);
  const values = written?.flatMap((read) => (read.type === 'null' ? [] : [read.value]));
  return values && values.length === written?.length ? { enum: values } : undefined;
}

function scalars(value: YamlNode | null): readonly Extract<YamlNode, { type: 'scalar' }>[] | undefined {
  return isSeq(value) && value.items.every(isScalar) ? value.items.filter(isScalar) : undefined;
}

function rulesIn(node: YamlNode | undefined): readonly WrittenRule[] {
  const written = isSeq(node) ? node.items.filter(isMap) : [];
  return written.flatMap((item) => {
    const [rule, message, path] = ['rule', 'message', 'fieldPath'].map((key) => scalarOf(item, key)?.text);
    if (rule === undefined || rule.includes('oldSelf')) return [];
    return [{ rule, ...(message === undefined ? {} : { message }), ...(path === undefined ? {} : { path }) }];
  });
}

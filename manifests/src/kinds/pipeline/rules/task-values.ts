import type { TaskSchema } from '@vitruve/schemas/tasks';
import type { Finding } from '../../../core/findings/finding.ts';
import { isScalar, type YamlMap, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import { schemaValidator, type SchemaValidator } from '../../../formats/json-schema/validate.ts';
import type { Schema } from '../../../formats/json-schema/schema.ts';
import { inputOf, type TaskInput } from '../tasks.ts';

const validators = new WeakMap<TaskSchema, SchemaValidator>();

/**
 * Values under `with` that are not what the inputs of a task may be, as its run would refuse them. Those with an expression are not
 * known yet.
 */
export function wrongValues(
  schema: TaskSchema,
  inputs: readonly TaskInput[],
  withs: YamlMap,
  uri: string,
): readonly Finding[] {
  let validator = validators.get(schema);
  if (!validator) {
    validator = schemaValidator(schema as Schema, 'pipeline/task-inputs', {
      isUnknown: (text) => text.includes('${'),
      checksRootKeys: false,
    });
    validators.set(schema, validator);
  }
  return validator({ ...withs, pairs: withs.pairs.flatMap((pair) => asTaken(inputs, pair)) }, uri);
}

/** The pair as the task takes it: by the name and the value of today, a list where it is one; none where nothing is given. */
function asTaken(inputs: readonly TaskInput[], pair: YamlPair): readonly YamlPair[] {
  const { key, value } = pair;
  const input = inputOf(inputs, key.text);
  if (!input?.schema || !value || (isScalar(value) && value.value === null)) return [];
  const meant = withMeaning(input, key.text, value);
  if (meant === undefined) return [];
  const isAlone = input.schema.type === 'array' && isScalar(meant);
  const taken: YamlNode = isAlone ? { type: 'seq', span: meant.span, items: [meant], flow: true } : meant;
  return [{ ...pair, key: { ...key, text: input.name }, value: taken }];
}

/** The value that stands for one that is accepted, too; undefined where it stands for none. */
function withMeaning({ name, schema }: TaskInput, key: string, value: YamlNode): YamlNode | undefined {
  const meanings = key === name ? schema?.['x-enum-aliases'] : schema?.['x-aliases']?.[key];
  if (!meanings || !isScalar(value) || !Object.hasOwn(meanings, value.text)) return value;
  const meaning = meanings[value.text];
  return meaning === null || meaning === undefined ? undefined : { ...value, value: meaning, text: meaning };
}

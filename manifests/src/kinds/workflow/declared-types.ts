import { isMap, isScalar, isSeq, type YamlNode } from '../../core/yaml/node.ts';
import { GIVEN_SECRETS } from './expression/builtin.ts';
import {
  ANY,
  arrayOf,
  BOOLEAN,
  either,
  NUMBER,
  OBJECT,
  objectOf,
  objectWith,
  STRING,
  type ObjectType,
  type Property,
  type Type,
} from './expression/type.ts';
import { computed } from './matrix.ts';
import type { Input, Matrix, WorkflowModel } from './model.ts';

/** `github.event`, as far as the workflow says what starts it. */
export function eventType({ triggers }: WorkflowModel): ObjectType {
  const dispatch = triggers.find(({ event }) => event.text === 'workflow_dispatch');
  if (!dispatch) return OBJECT;
  const inputs = objectWith(dispatch.inputs.map(({ key }) => ({ name: key.text, type: STRING })));
  return objectOf({ inputs }, ANY);
}

/** What a workflow or an action is given. */
export function inputsType({ triggers, action }: WorkflowModel): ObjectType {
  const declared = action ? action.inputs : triggers.flatMap(({ inputs }) => inputs);
  const byName = new Map<string, Property>();
  for (const input of declared) {
    const name = input.key.text;
    const known = byName.get(name.toLowerCase());
    const type = action ? STRING : typeOfInput(input);
    byName.set(name.toLowerCase(), {
      name,
      type: known ? either(known.type, type) : type,
      ...(input.description === undefined ? {} : { description: input.description }),
    });
  }
  return objectWith(byName.values());
}

const INPUT_TYPES: Readonly<Record<string, Type>> = {
  boolean: BOOLEAN,
  number: NUMBER,
  string: STRING,
  choice: STRING,
  environment: STRING,
};

function typeOfInput({ type }: Input): Type {
  return (type === undefined ? undefined : INPUT_TYPES[type]) ?? ANY;
}

/** A workflow that is only called sees what its callers give. They may give all that they have (`inherit`). */
export function secretsType({ triggers }: WorkflowModel): ObjectType {
  const call = triggers.find(({ event }) => event.text === 'workflow_call');
  const declared = call?.secrets?.map(({ key }) => key.text) ?? [];
  const strict = triggers.length === 1 && declared.length > 0;
  return objectWith(
    [...GIVEN_SECRETS, ...declared].map((name) => ({ name, type: STRING })),
    strict ? undefined : STRING,
  );
}

/** What a matrix gives to a job. */
export function matrixType(matrix: Matrix | undefined): Type {
  if (!matrix) return objectOf({});
  if (!isMap(matrix.node)) return OBJECT;
  const rows: Property[] = matrix.rows.map(({ key, value }) => ({
    name: key.text,
    type: isSeq(value) && value.items.length > 0 ? value.items.map(typeOfValue).reduce(either) : ANY,
  }));
  const open =
    !!matrix.include && (!isSeq(matrix.include) || matrix.include.items.some((item) => !isMap(item)));
  const dynamic = matrix.rows.some(({ key }) => key.text.includes('${{'));
  const base = objectWith(rows, open || dynamic ? ANY : undefined);
  if (!isSeq(matrix.include)) return base;
  const included = new Map(base.properties);
  for (const item of matrix.include.items.filter(isMap)) {
    for (const { key, value } of item.pairs) {
      const folded = key.text.toLowerCase();
      const known = included.get(folded);
      const type = typeOfValue(value);
      included.set(folded, { name: key.text, type: known ? either(known.type, type) : type });
    }
  }
  return { kind: 'object', properties: included, others: base.others };
}

function typeOfValue(node: YamlNode | null): Type {
  if (node === null) return ANY;
  if (isSeq(node)) return arrayOf(node.items.length > 0 ? node.items.map(typeOfValue).reduce(either) : ANY);
  if (isMap(node))
    return objectWith(node.pairs.map(({ key, value }) => ({ name: key.text, type: typeOfValue(value) })));
  if (computed(node)) return ANY;
  if (!isScalar(node) || node.style !== 'plain') return STRING;
  if (node.value === null) return ANY;
  return typeof node.value === 'number' ? NUMBER : typeof node.value === 'boolean' ? BOOLEAN : STRING;
}

import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../core/yaml/node.ts';
import { customValidation } from './custom-validation.ts';
import { readScalar } from './scalar.ts';
import type { StoredForm, StoredObject } from './stored.ts';

/** Nesting of a schema that is read; what lies deeper is left open. */
const MAX_DEPTH = 60;

const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/**
 * The schema of a custom kind, `openAPIV3Schema`, in the form that schemas are stored in, with what it says beyond structure:
 * `oneOf` and its like, and rules in CEL.
 * @param open true when fields that it does not name are kept (`preserveUnknownFields` of the first versions).
 */
export function customForm(schema: YamlMap, open: boolean): StoredForm {
  const form = formOf(schema, open, 0);
  const fields = typeof form === 'object' ? (form.f ?? {}) : {};
  const { d, a }: StoredObject = typeof form === 'object' ? form : {};
  return {
    ...(d === undefined ? {} : { d }),
    ...(a ? { a } : {}),
    // What every resource has, whether its schema says so or not.
    f: {
      ...without(fields, ['apiVersion', 'kind', 'metadata']),
      'apiVersion!': 's',
      'kind!': 's',
      metadata: '@meta#ObjectMeta',
    },
    ...(open || typeof form === 'string' || form.o ? { o: true } : {}),
  };
}

function formOf(node: YamlNode | undefined, open: boolean, depth: number): StoredForm {
  if (!isMap(node) || depth > MAX_DEPTH) return '*';
  const form = bare(node, open, depth);
  const description = scalarOf(node, 'description')?.text;
  const validationRules = customValidation(node);
  if (description === undefined && !validationRules && !hasDefault(node)) return form;
  return {
    ...asObject(form),
    ...(description === undefined ? {} : { d: description }),
    ...(validationRules ? { a: validationRules } : {}),
    ...(hasDefault(node) ? { z: true } : {}),
  };
}

function asObject(form: StoredForm): StoredObject {
  if (typeof form !== 'string') return form;
  if (form.startsWith('[')) return { l: form.slice(1) };
  return form.startsWith('{') ? { m: form.slice(1) } : { t: form };
}

function bare(node: YamlMap, open: boolean, depth: number): StoredForm {
  if (isTrue(node, 'x-kubernetes-int-or-string')) return 'x';
  const type = scalarOf(node, 'type')?.text ?? '';
  const format = scalarOf(node, 'format')?.text;
  if (type === 'object') return objectForm(node, open, depth);
  if (type === 'array') {
    const items = formOf(valueOf(node, 'items'), open, depth + 1);
    const limits = limitsOf(node);
    return typeof items === 'string' && Object.keys(limits).length === 0
      ? `[${items}`
      : { l: items, ...limits };
  }
  if (type === 'string') return limited(format === 'date-time' ? 't' : 's', node);
  if (type === 'integer') return limited(format === 'int32' ? 'i' : 'l', node);
  if (type === 'number') return limited('n', node);
  return type === 'boolean' ? 'b' : '*';
}

function objectForm(node: YamlMap, open: boolean, depth: number): StoredForm {
  const keeps =
    open ||
    isTrue(node, 'x-kubernetes-preserve-unknown-fields') ||
    isTrue(node, 'x-kubernetes-embedded-resource');
  const properties = valueOf(node, 'properties');
  if (isMap(properties) && properties.pairs.length > 0) {
    const required = new Set(requiredIn(node));
    const fields: Record<string, StoredForm> = {};
    for (const { key, value } of properties.pairs) {
      const must = required.has(key.text) && !hasDefault(value);
      fields[must ? `${key.text}!` : key.text] = formOf(value ?? undefined, open, depth + 1);
    }
    return { f: fields, ...(keeps ? { o: true } : {}) };
  }
  const additional = valueOf(node, 'additionalProperties');
  if (isMap(additional)) {
    const values = formOf(additional, open, depth + 1);
    return typeof values === 'string' ? `{${values}` : { m: values };
  }
  return { f: {}, o: true };
}

/** A value that the server fills in is not missed. */
function hasDefault(node: YamlNode | null): boolean {
  return isMap(node) && node.pairs.some(({ key }) => key.text === 'default');
}

function requiredIn(node: YamlMap): readonly string[] {
  const required = valueOf(node, 'required');
  return isSeq(required) ? required.items.filter(isScalar).map(({ text }) => text) : [];
}

function limited(sign: string, node: YamlMap): StoredForm {
  const limits = limitsOf(node);
  const pattern = scalarOf(node, 'pattern')?.text;
  const values = allowedIn(node);
  if (values === undefined && pattern === undefined && Object.keys(limits).length === 0) return sign;
  return {
    t: sign,
    ...(values ? { e: values } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...limits,
  };
}

function allowedIn(node: YamlMap): readonly (string | number)[] | undefined {
  const list = valueOf(node, 'enum');
  if (!isSeq(list)) return undefined;
  const values = list.items.filter(isScalar).map(readScalar);
  const allowed = values.flatMap((read) =>
    read.type === 'string' || read.type === 'number' ? [read.value] : [],
  );
  return allowed.length === list.items.length && allowed.length > 0 ? allowed : undefined;
}

function limitsOf(node: YamlMap): Pick<StoredObject, (typeof LIMITS)[number]> {
  return Object.fromEntries(
    LIMITS.flatMap((name) => {
      const value = scalarOf(node, name)?.value;
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}

function isTrue(node: YamlMap, key: string): boolean {
  return scalarOf(node, key)?.value === true;
}

function without(
  fields: Readonly<Record<string, StoredForm>>,
  names: readonly string[],
): Record<string, StoredForm> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !names.includes(key.replace(/!$/u, ''))),
  );
}

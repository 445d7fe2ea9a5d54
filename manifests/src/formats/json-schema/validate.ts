import { t } from '@vscode/l10n';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { changeTo, type SuggestedFixes } from '../../core/findings/change-to.ts';
import type { Finding, Fix, RuleId } from '../../core/findings/finding.ts';
import { keptBy } from '../../core/text/memory.ts';
import { isMap, isScalar, isSeq, pairOf, type YamlMap, type YamlNode } from '../../core/yaml/node.ts';
import { plainOf } from '../../core/yaml/plain.ts';
import { validatorOf } from './compile.ts';
import { KnownItems } from './known-items.ts';
import { nearest } from './nearest.ts';
import type { Schema } from './schema.ts';

/** Faults of one document that are reported; a file of another format would otherwise yield one for each line. */
const MAX_FINDINGS = 200;

/** Keys that a message lists; a map may know a hundred. */
const MAX_LISTED = 12;

export interface ValidationOptions {
  /** True for a text that stands for a value which is not known yet, such as `${PORT}`: it may be of any type. */
  readonly isUnknown?: (text: string) => boolean;
  /** False where something else says which keys the root may and must have. */
  readonly checksRootKeys?: boolean;
}

/** Checks trees against a schema. `uri` is the document's: fixes change it. */
export type SchemaValidator = (root: YamlNode | null, uri: string) => readonly Finding[];

/**
 * A validator whose findings are under one rule: an unknown or missing key, a wrong type or value is an error with the
 * span of the key or value that is wrong. The schema is compiled on first use.
 */
export function schemaValidator(
  schema: Schema,
  rule: RuleId,
  { isUnknown = () => false, checksRootKeys = true }: ValidationOptions = {},
): SchemaValidator {
  let compiled: ValidateFunction | undefined;
  const known = new KnownItems(schema);
  return (root, uri) => {
    compiled ??= validatorOf(schema);
    // Errors are those of the whole: their places are counted in it.
    if ((known.hasAny(root) && compiled(known.others(root))) || compiled(plainOf(root))) {
      known.add(root);
      return [];
    }
    const reader = new ErrorReader(root, uri, rule);
    return mostSpecific(compiled.errors ?? [])
      .filter((error) => checksRootKeys || !isAboutRootKeys(error))
      .filter((error) => typeof error.data !== 'string' || !isUnknown(error.data) || asksForStructure(error))
      .slice(0, MAX_FINDINGS)
      .flatMap((error) => reader.read(error));
  };
}

function isAboutRootKeys({ instancePath, keyword }: ErrorObject): boolean {
  return instancePath === '' && (keyword === 'additionalProperties' || keyword === 'required');
}

/** True where only a list or a map may stand: whatever a variable holds, it is a text. */
function asksForStructure({ keyword, params }: ErrorObject): boolean {
  const { type } = params as { type?: string | string[] };
  return keyword === 'type' && [type].flat().every((each) => each === 'array' || each === 'object');
}

/**
 * Of the branches of a `oneOf` or `anyOf` that all failed, the errors of the one that got deepest into the value: the
 * form that the author was writing. The error of the combination itself says less than they do. The validator reports
 * the branches of a combination right before it, so one pass will do.
 */
function mostSpecific(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    // What `then` or `else` found wrong is reported by itself.
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    let first = kept.length;
    while (isBranch(error, kept[first - 1])) first--;
    kept.push(...deepest(error, kept.splice(first)));
  }
  return kept;
}

function deepest(combination: ErrorObject, branches: readonly ErrorObject[]): readonly ErrorObject[] {
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length;
  const typed = branches.filter(
    ({ keyword, instancePath }) => keyword !== 'type' || instancePath !== combination.instancePath,
  );
  if (typed.length === 0) return [combination];
  // Neither of two keys is there: that both are missing is not what is wrong.
  if (eitherKey(combination) && typed.every(({ keyword }) => keyword === 'required')) return [combination];
  const most = typed.reduce((found, error) => Math.max(found, depth(error)), 0);
  return typed.filter((error) => depth(error) === most);
}

/** The two keys of which a combination asks for exactly one; undefined where it asks for something else. */
function eitherKey({ keyword, schema }: ErrorObject): readonly [string, string] | undefined {
  const branches: readonly unknown[] = keyword === 'oneOf' && Array.isArray(schema) ? schema : [];
  const keys = branches.map((branch) => {
    const { required, ...others } = branch as Schema;
    return required?.length === 1 && Object.keys(others).length === 0 ? required[0] : undefined;
  });
  const [one, other] = keys;
  return keys.length === 2 && one !== undefined && other !== undefined ? [one, other] : undefined;
}

function isBranch(combination: ErrorObject, error: ErrorObject | undefined): boolean {
  if (!error) return false;
  const { instancePath, schemaPath } = error;
  const within = instancePath === combination.instancePath;
  if (!within && !instancePath.startsWith(`${combination.instancePath}/`)) return false;
  return (
    schemaPath.startsWith(`${combination.schemaPath}/`) ||
    (schemaPath.startsWith('#/definitions/') && schemaPath !== combination.schemaPath)
  );
}

/** Keys as other programs call them, with ours. */
interface ForeignNames {
  readonly 'x-said-elsewhere'?: Readonly<Record<string, string>>;
}

/** Kept: a map of thousands of keys may have many that are unknown. */
const keysOf = keptBy((map: YamlMap): ReadonlySet<string> => new Set(map.pairs.map(({ key }) => key.text)));

const NO_KEYS: ReadonlySet<string> = new Set();

class ErrorReader {
  readonly #root: YamlNode | null;
  readonly #uri: string;
  readonly #rule: RuleId;

  constructor(root: YamlNode | null, uri: string, rule: RuleId) {
    this.#root = root;
    this.#uri = uri;
    this.#rule = rule;
  }

  read(error: ErrorObject): Finding[] {
    const path = error.instancePath.split('/').slice(1).map(unescapePointer);
    const place = locate(this.#root, path);
    // An item of a list has no name of its own: that of the list.
    const name = path.findLast((step) => !/^\d+$/u.test(step)) ?? path.at(-1) ?? '';
    if (error.keyword === 'additionalProperties') return this.#unknownKey(error, place.node);
    if (error.keyword === 'uniqueItems') return this.#repeated(error, place);
    const span =
      error.keyword === 'required' ? (place.key ?? firstKey(place.node) ?? place.span) : place.span;
    return [
      {
        rule: this.#rule,
        severity: 'error',
        message: messageOf(error, name),
        span,
        ...(error.keyword === 'enum' ? this.#suggestion(error, place.node) : {}),
      },
    ];
  }

  #suggestion(error: ErrorObject, node: YamlNode | null): SuggestedFixes {
    if (!isScalar(node)) return {};
    const value = suggestedValue(error);
    if (value === undefined) return {};
    // A number or a boolean is written without quotes.
    return changeTo(this.#uri, typeof value === 'string' ? node : node.span, String(value));
  }

  #repeated(error: ErrorObject, { node, span }: ErrorLocation): Finding[] {
    const { i, j } = error.params as { i: number; j: number };
    const again = isSeq(node) ? node.items[Math.max(i, j)] : undefined;
    const message = isScalar(again) ? t('Duplicate item "{0}"', again.text) : t('Duplicate item');
    return [
      {
        rule: this.#rule,
        severity: 'error',
        message,
        span: again?.span ?? span,
      },
    ];
  }

  #unknownKey(error: ErrorObject, node: YamlNode | null): Finding[] {
    const key = (error.params as { additionalProperty: string }).additionalProperty;
    const pair = pairOf(node, key);
    if (!pair) return [];
    const parent = error.parentSchema as Schema & ForeignNames;
    const known = Object.keys(parent.properties ?? {});
    const present = isMap(node) ? keysOf(node) : NO_KEYS;
    const free = known.filter((candidate) => !present.has(candidate));
    const foreign = parent['x-said-elsewhere']?.[key];
    const suggestion = foreign !== undefined && free.includes(foreign) ? foreign : nearest(key, free);
    const { span } = pair.key;
    const message = suggestion
      ? t('Unknown key "{0}". Did you mean "{1}"?', key, suggestion)
      : known.length === 0
        ? t('"{0}" is not a valid name here', key)
        : t('Unknown key "{0}". Valid keys: {1}', key, listed(known));
    const fix: Fix | undefined =
      suggestion === undefined
        ? undefined
        : {
            title: t('Change to "{0}"', suggestion),
            changes: () => [{ kind: 'text', uri: this.#uri, span, text: suggestion }],
          };
    return [
      {
        rule: this.#rule,
        severity: 'error',
        message,
        span,
        ...(fix ? { fixes: [fix] } : {}),
      },
    ];
  }
}

/** The first of many names. */
function listed(names: readonly string[]): string {
  return names.length > MAX_LISTED ? `${names.slice(0, MAX_LISTED).join(', ')} …` : names.join(', ');
}

interface ErrorLocation {
  readonly node: YamlNode | null;
  readonly span: YamlNode['span'];
  /** The span of the key that leads to the node. */
  readonly key?: YamlNode['span'];
}

function locate(root: YamlNode | null, path: readonly string[]): ErrorLocation {
  let located: ErrorLocation = {
    node: root,
    span: root?.span ?? { start: 0, end: 0 },
  };
  for (const step of path) {
    const { node } = located;
    if (isSeq(node)) {
      const item = node.items[Number(step)] ?? null;
      located = { node: item, span: item?.span ?? node.span };
    } else if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return located;
      located = {
        node: pair.value,
        span: pair.value && pair.value.type === 'scalar' ? pair.value.span : pair.key.span,
        key: pair.key.span,
      };
    } else return located;
  }
  return located;
}

function firstKey(node: YamlNode | null): YamlNode['span'] | undefined {
  return isMap(node) ? node.pairs[0]?.key.span : undefined;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function messageOf(error: ErrorObject, name: string): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return t('Missing key "{0}"', String(params['missingProperty']));
    case 'dependencies':
      return t(
        '"{0}" cannot be used without "{1}"',
        String(params['property']),
        String(params['missingProperty']),
      );
    case 'type':
      return t('"{0}" must be {1}', name, typeNames(params['type'] as string | string[]));
    case 'enum':
      return enumMessage(error, name);
    case 'const':
      return t('"{0}" must be {1}', name, JSON.stringify(params['allowedValue']));
    case 'minItems':
    case 'minProperties':
      return t('"{0}" must not be empty', name);
    case 'minLength':
      return t('"{0}" must not be empty', name);
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      // A number where only a form such as `30s` is expected.
      if ((error.parentSchema as Schema).examples) return formMessage(error, name);
      return rangeMessage(error, name);
    case 'pattern':
      return formMessage(error, name);
    default: {
      const keys = eitherKey(error);
      return keys
        ? t('Set either "{0}" or "{1}"', ...keys)
        : t('"{0}" does not match any allowed form', name);
    }
  }
}

function rangeMessage({ keyword, params, parentSchema }: ErrorObject, name: string): string {
  const { minimum, maximum } = parentSchema as Schema;
  const limit = String((params as { limit: number }).limit);
  if (minimum !== undefined && maximum !== undefined)
    return t('"{0}" must be from {1} to {2}', name, minimum, maximum);
  switch (keyword) {
    case 'minimum':
      return t('"{0}" must be at least {1}', name, limit);
    case 'maximum':
      return t('"{0}" must be at most {1}', name, limit);
    case 'exclusiveMinimum':
      return t('"{0}" must be greater than {1}', name, limit);
    default:
      return t('"{0}" must be less than {1}', name, limit);
  }
}

function formMessage({ parentSchema }: ErrorObject, name: string): string {
  const [example] = (parentSchema as Schema | undefined)?.examples ?? [];
  return example === undefined
    ? t('"{0}" has an invalid format', name)
    : t('"{0}" has an invalid format: expected a value such as {1}', name, JSON.stringify(example));
}

/** The allowed value that is most like the one that is written. */
function suggestedValue({ params, data }: ErrorObject): string | number | boolean | null | undefined {
  const { allowedValues } = params as {
    readonly allowedValues: readonly (string | number | boolean | null)[];
  };
  const text = nearest(String(data), allowedValues.map(String));
  return allowedValues.find((value) => String(value) === text);
}

function enumMessage(error: ErrorObject, name: string): string {
  const allowed = (error.params as { allowedValues: unknown[] }).allowedValues.map(String);
  if (typeof error.data === 'object' && error.data !== null) {
    return t('"{0}" must be one of: {1}', name, allowed.join(', '));
  }
  const written = String(error.data);
  const suggestion = suggestedValue(error);
  return suggestion !== undefined
    ? t('"{0}" is not a valid value for "{1}". Did you mean "{2}"?', written, name, String(suggestion))
    : t('"{0}" is not a valid value for "{1}". Valid values: {2}', written, name, allowed.join(', '));
}

/** What a JSON Schema allows, in words: `a list or a mapping`. */
export function typeNames(types: string | readonly string[]): string {
  const names: Record<string, string> = {
    string: t('a string'),
    number: t('a number'),
    integer: t('an integer'),
    boolean: t('true or false'),
    array: t('a list'),
    object: t('a mapping'),
    null: t('empty'),
  };
  return (typeof types === 'string' ? types.split(',') : types)
    .map((type) => names[type] ?? type)
    .join(t(' or '));
}

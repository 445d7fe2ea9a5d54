import { homedir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { typeNames } from '@vitruve/manifests';
import { canonicalInputs, isDay, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { TaskError } from '@vitruve/workspace';

/**
 * The inputs of a task as it takes them: under their own names, lists where it wants lists, paths absolute, and valid.
 * @param folder that relative paths count from; absolute.
 * @throws TaskError that names the input that is wrong.
 */
export function readInputs(
  schema: TaskSchema,
  given: Readonly<Record<string, unknown>>,
  folder: string,
): Readonly<Record<string, unknown>> {
  const inputs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(canonicalInputs(schema, given))) {
    const input = schema.properties[name];
    inputs[name] = input ? normalized(input, value, folder) : value;
  }
  const validate = validatorOf(schema);
  if (!validate(inputs)) throw new TaskError(faultText(schema, validate.errors?.[0]));
  return inputs;
}

function normalized(input: InputSchema, value: unknown, folder: string): unknown {
  const listed = input.type === 'array' && !Array.isArray(value) ? [value] : value;
  return input['x-path'] ? withAbsolutePaths(listed, folder) : listed;
}

/**
 * Inputs that `readInputs` has read, with paths that count from a folder, for `TaskPlan.fingerprint`: a copy of the folder
 * elsewhere has the same.
 * @param folder absolute.
 */
export function portableInputs(
  schema: TaskSchema,
  inputs: Readonly<Record<string, unknown>>,
  folder: string,
): Readonly<Record<string, unknown>> {
  const shortened = (path: string): string => relative(folder, path).split(sep).join('/');
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      schema.properties[name]?.['x-path'] ? withPaths(value, shortened) : value,
    ]),
  );
}

function withAbsolutePaths(value: unknown, folder: string): unknown {
  return withPaths(value, (path) => {
    if (path === '') return path;
    return /^~(?:[/\\]|$)/u.test(path) ? join(homedir(), path.slice(1)) : resolve(folder, path);
  });
}

/** A path, a list of paths, or paths by name, each of them changed. */
function withPaths(value: unknown, change: (path: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => withPaths(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPaths(item, change)]));
}

const validators = new WeakMap<TaskSchema, ValidateFunction>();

function validatorOf(schema: TaskSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  // The schemas are ours, and tests compare them with their meta-schema: to compile that takes longer than all else here.
  const made = new Ajv({
    strict: false,
    verbose: true,
    validateSchema: false,
    formats: { date: isDay },
  }).compile(schema);
  validators.set(schema, made);
  return made;
}

function faultText(schema: TaskSchema, error: ErrorObject | undefined): string {
  const [, name = ''] = error?.instancePath.split('/') ?? [];
  const input = schema.properties[name];
  const params = (error?.params ?? {}) as Readonly<Record<string, unknown>>;
  switch (String(error?.keyword)) {
    case 'additionalProperties':
      return name === ''
        ? t('"{0}" is not an input of {1}', String(params['additionalProperty']), schema['x-task'])
        : t('"{0}" is not valid for "{1}"', String(params['additionalProperty']), name);
    case 'required':
      return t('The input "{0}" is required', String(params['missingProperty']));
    case 'enum':
      return t('"{0}" must be one of: {1}', name, (params['allowedValues'] as unknown[]).join(', '));
    case 'minimum':
    case 'maximum':
      return t('"{0}" must be a number from {1} to {2}', name, input?.minimum ?? 0, input?.maximum ?? '∞');
    case 'pattern':
    case 'format':
      return t(
        '"{0}" is not a valid value for "{1}": expected a value such as {2}',
        input?.['x-path'] === undefined ? String(error?.data) : basename(String(error?.data)),
        name,
        examplesOf(error, input)?.join(', ') ?? String(params['pattern']),
      );
    case 'type':
      return t('"{0}" must be {1}', name, typeNames(params['type'] as string | string[]));
    default:
      return t('"{0}" is not valid: {1}', name, error?.message ?? '');
  }
}

/** Of an input, or of what it is a list of. */
function examplesOf(
  error: ErrorObject | undefined,
  input: InputSchema | undefined,
): readonly string[] | undefined {
  const own = error?.parentSchema as Pick<InputSchema, 'examples'> | undefined;
  return own?.examples ?? input?.examples;
}

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { canonicalInputs, isDay, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { TaskFault } from '@vitruve/workspace';

/**
 * The inputs of a task as it takes them: under their own names, lists where it wants lists, paths absolute, and valid.
 * @param folder that relative paths count from; absolute.
 * @throws TaskFault that names the input that is wrong.
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
  if (!validate(inputs)) throw new TaskFault(faultText(schema, validate.errors?.[0]));
  return inputs;
}

function normalized(input: InputSchema, value: unknown, folder: string): unknown {
  const listed = input.type === 'array' && !Array.isArray(value) ? [value] : value;
  return input['x-path'] ? withAbsolutePaths(listed, folder) : listed;
}

/** Of a path, a list of paths, or paths by name. */
function withAbsolutePaths(value: unknown, folder: string): unknown {
  if (typeof value === 'string') {
    if (value === '') return value;
    return /^~(?:[/\\]|$)/u.test(value) ? join(homedir(), value.slice(1)) : resolve(folder, value);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withAbsolutePaths(item, folder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withAbsolutePaths(item, folder)]),
  );
}

const validators = new WeakMap<TaskSchema, ValidateFunction>();

function validatorOf(schema: TaskSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const made = new Ajv({ strict: false, formats: { date: isDay } }).compile(schema);
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
      return t('"{0}" must be such as {1}', name, input?.examples?.[0] ?? String(params['pattern']));
    default:
      return t('"{0}" is not valid: {1}', name, error?.message ?? '');
  }
}

import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests/core/language';
import { describe, inputsAt, RUN_OPTIONS, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { isDay } from '@vitruve/workspace/day';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** What may be asked of every run of a task. */
export interface RunFlags {
  readonly report?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * Adds the flags that the inputs of a task are given by.
 * @param isRun whether the engine runs it, so that it takes what every run takes.
 */
export function addTaskFlags(command: Command, schema: TaskSchema, isRun: boolean): Command {
  const inputs = inputsAt(schema, 'command-line');
  const own = new Set(inputs.map(([name]) => name));
  const ofRuns = inputsAt(RUN_OPTIONS, 'command-line').filter(
    ([name]) => !own.has(name) && !command.options.some((option) => option.attributeName() === name),
  );
  for (const [name, input] of [...inputs, ...(isRun ? ofRuns : [])]) {
    if (input['x-positional'] === true) {
      command.argument(`[${name}${input.type === 'array' ? '...' : ''}]`, describe(input, language()));
      continue;
    }
    command.addOption(optionOf(name, input));
    for (const [alias, meanings] of Object.entries(input['x-aliases'] ?? {})) {
      if (kebab(alias) === kebab(name)) continue;
      const older = { ...input, ...(meanings ? { enum: Object.keys(meanings) } : {}) };
      command.addOption(optionOf(alias, { ...older, 'x-short': undefined, default: undefined }).hideHelp());
    }
  }
  return command;
}

/** What was given on the command line: the inputs of the task, and what was asked of its run. */
export function flagsOf(
  command: Command,
  schema: TaskSchema,
  positional: unknown,
): { readonly inputs: Readonly<Record<string, unknown>>; readonly run: RunFlags } {
  const inputs: Record<string, unknown> = {};
  const run: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(command.opts())) {
    if (command.getOptionValueSource(name) !== 'cli') continue;
    (name in RUN_OPTIONS.properties && !(name in schema.properties) ? run : inputs)[name] = value;
  }
  const [path] = inputsAt(schema, 'command-line').filter(([, input]) => input['x-positional'] === true);
  const isGiven = Array.isArray(positional) ? positional.length > 0 : positional !== undefined;
  if (path && isGiven) inputs[path[0]] = positional;
  return { inputs, run };
}

/** An input as it may be older than its schema: without a short flag, without a default. */
type FlagInput = Omit<InputSchema, 'x-short' | 'default'> & {
  readonly 'x-short'?: string | undefined;
  readonly default?: unknown;
};

/** The flag of an input: `--keep-metadata`, of `keepMetadata`. */
export function optionOf(name: string, input: FlagInput): Option {
  const long = `--${kebab(name)}`;
  const short = input['x-short'] === undefined ? '' : `-${input['x-short']}, `;
  const description = describe(input, language());
  if (input.type === 'boolean') return new Option(`${short}${long}`, description);
  const option = new Option(`${short}${long} <${input['x-value'] ?? kebab(name)}>`, description);
  if (input.enum) option.choices(input.enum.map(String));
  if (input.default !== undefined) option.default(input.default);
  return option.argParser((written: string, before: unknown) => valueOf(input, written, before));
}

/** `keep-metadata`, of `keepMetadata`. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * The value of a flag, joined to those of the same flag before it where the input takes several.
 * @throws InvalidArgumentError for what the schema does not allow.
 */
function valueOf(input: FlagInput, written: string, before: unknown): unknown {
  const types = typeof input.type === 'string' ? [input.type] : input.type;
  if (types.includes('object')) return withAssignment(input, written, before);
  if (types.includes('array')) {
    const items = (input.items ?? {}) as FlagInput;
    const texts = isNumeric(items.type) ? written.split(',') : [written];
    // What stands before the first value is the default.
    const others: readonly unknown[] = Array.isArray(before) ? before : [];
    return [...others, ...texts.map((text) => single(items, text.trim(), input))];
  }
  return single(input, written, input);
}

function single(of: FlagInput, written: string, { examples }: FlagInput): string | number {
  if (of.enum) return oneOf(of, written);
  if (isNumeric(of.type)) return numberOf(of, written);
  if (of.format === 'date' && !isDay(written))
    throw new InvalidArgumentError(t('Expected a date such as 2026-01-15.'));
  if (of.pattern !== undefined && !new RegExp(of.pattern, 'u').test(written))
    throw new InvalidArgumentError(t('It must be such as {0}.', examples?.join(', ') ?? of.pattern));
  return written;
}

function oneOf({ enum: values = [], 'x-enum-aliases': aliases = {} }: FlagInput, written: string) {
  const value = values.find((one) => String(one) === written);
  if (value === undefined && !(written in aliases))
    throw new InvalidArgumentError(t('Valid values: {0}', values.join(', ')));
  return value ?? written;
}

function isNumeric(type: FlagInput['type'] | undefined): boolean {
  return type === 'number' || type === 'integer' || (Array.isArray(type) && type.includes('number'));
}

function numberOf({ type, minimum = -Infinity, maximum = Infinity }: FlagInput, written: string): number {
  const value = Number(written);
  if (written.trim() === '' || !(value >= minimum && value <= maximum)) {
    throw new InvalidArgumentError(
      Number.isFinite(maximum)
        ? t('Expected a number from {0} to {1}.', minimum, maximum)
        : t('Expected an integer.'),
    );
  }
  if (type === 'integer' && !Number.isInteger(value))
    throw new InvalidArgumentError(t('Expected an integer.'));
  return value;
}

/** `face=0.4`, beside those that were given before; a number alone counts for all. */
function withAssignment(input: FlagInput, written: string, before: unknown): unknown {
  const values = (input.properties ?? {}) as Readonly<Record<string, FlagInput>>;
  const [key, value] = Object.keys(values).flatMap((name) =>
    written.startsWith(`${name}=`) ? [name, written.slice(name.length + 1)] : [],
  );
  const own = key === undefined ? undefined : values[key];
  if (own && key !== undefined && value !== undefined && value !== '') {
    const others = typeof before === 'object' ? before : forAll(values, before);
    return { ...others, [key]: single(own, value, input) };
  }
  if (isNumeric(input.type)) return numberOf(input, written);
  throw new InvalidArgumentError(t('It must be such as {0}.', input.examples?.join(', ') ?? ''));
}

function forAll(values: Readonly<Record<string, unknown>>, before: unknown): object {
  if (before === undefined) return {};
  return Object.fromEntries(Object.keys(values).map((name) => [name, before]));
}

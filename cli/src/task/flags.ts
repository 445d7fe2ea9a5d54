import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import {
  describe,
  inputsAt,
  InvalidInput,
  readInput,
  RUN_OPTIONS,
  type InputFault,
  type TaskSchema,
  type TextInput,
} from '@vitruve/schemas/tasks';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { RepeatableOption } from '../repeatable-option.ts';

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

/** The flag of an input: `--keep-metadata`, of `keepMetadata`. */
export function optionOf(name: string, input: TextInput): Option {
  const long = `--${kebab(name)}`;
  const short = input['x-short'] === undefined ? '' : `-${input['x-short']}, `;
  const description = describe(input, language());
  if (input.type === 'boolean') return new Option(`${short}${long}`, description);
  const option = new (input.type === 'array' ? RepeatableOption : Option)(
    `${short}${long} <${input['x-value'] ?? kebab(name)}>`,
    description,
  );
  if (input.enum) option.choices(input.enum.map(String));
  if (input.default !== undefined) option.default(input.default);
  return option.argParser((written: string, before: unknown) => valueOf(input, written, before));
}

/** `keep-metadata`, of `keepMetadata`. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** The value of a flag, joined to those of the same flag before it where the input takes several. */
function valueOf(input: TextInput, written: string, before: unknown): unknown {
  try {
    return readInput(input, written, before);
  } catch (error) {
    throw error instanceof InvalidInput ? new InvalidArgumentError(faultText(error.fault)) : error;
  }
}

function faultText(fault: InputFault): string {
  switch (fault.kind) {
    case 'values':
      return t('Valid values: {0}', fault.values.join(', '));
    case 'number':
      return t('Expected a number from {0} to {1}.', fault.minimum, fault.maximum);
    case 'integer':
      return t('Expected an integer.');
    case 'date':
      return t('Expected a date such as 2026-01-15.');
    case 'form':
      return t('Expected a value such as {0}.', fault.examples.join(', '));
  }
}

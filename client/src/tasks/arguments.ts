import {
  canonicalInputs,
  inputsAt,
  RUN_OPTIONS,
  type InputSchema,
  type TaskSchema,
} from '@vitruve/schemas/tasks';

/**
 * The command line that a definition in `tasks.json` stands for, after the name of the task. What has another type than it
 * should is left for the command line to refuse.
 */
export function argumentsOf(
  schema: TaskSchema,
  definition: Readonly<Record<string, unknown>>,
): readonly string[] {
  const given = canonicalInputs(schema, definition);
  const inputs = [...inputsAt(schema, 'tasks.json'), ...inputsAt(RUN_OPTIONS, 'tasks.json')];
  const flags = inputs.filter(([, input]) => input['x-positional'] !== true);
  const paths = inputs.flatMap(([name, input]) =>
    input['x-positional'] === true ? textsOf(given[name]) : [],
  );
  return [
    ...flags.flatMap(([name, input]) => flagOf(name, input, given[name])),
    // A path may begin with a dash.
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ];
}

/** `--keep-metadata`, of `keepMetadata`. */
export function flagName(input: string): string {
  return `--${input.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

function flagOf(name: string, { type }: InputSchema, value: unknown): readonly string[] {
  const flag = flagName(name);
  if (type === 'boolean') return value === true ? [flag] : [];
  return valuesOf(value).flatMap((text) => [flag, text]);
}

/** `{ "face": 0.4 }` is `face=0.4`. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return textsOf(value);
  return Object.entries(value).flatMap(([subject, one]) => textsOf(one).map((text) => `${subject}=${text}`));
}

function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
}

/** Where a task is asked for: `vitruve <task>`, a task of `tasks.json`, "Run Task…" in the editor, or a stage of a pipeline. */
export type Place = 'command-line' | 'tasks.json' | 'editor' | 'stage';

/** One input of a task, as JSON Schema (draft 7) with what the places need that show it. */
export interface InputSchema {
  readonly description: string;
  readonly 'x-description-fr': string;
  readonly type: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly default?: unknown;
  readonly pattern?: string;
  /** `date`: YYYY-MM-DD. */
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: object;
  readonly properties?: object;
  /** Of an input that takes values by any name: the schema of a value. */
  readonly additionalProperties?: boolean | object;
  readonly propertyNames?: object;
  readonly examples?: readonly string[];
  /** Given without a name on the command line: `vitruve blur photos`. */
  readonly 'x-positional'?: boolean;
  /** The letter of its short flag: `-o`. */
  readonly 'x-short'?: string;
  /** What its value is called in the help: `--output <folder>`. */
  readonly 'x-value'?: string;
  /**
   * Whether it names files: relative paths count from where the task is asked for. `file`, `folder` or `new-file` where it
   * names no others, `true` for files and folders.
   */
  readonly 'x-path'?: boolean | string;
  /** A pattern of workspace files, each of which is offered as a task with this input. */
  readonly 'x-files'?: string;
  /** Other names that are accepted, with what their values mean; null for the same values, or for no value. */
  readonly 'x-aliases'?: Readonly<Record<string, Readonly<Record<string, string | null>> | null>>;
  /** Other values that are accepted, with what they mean. */
  readonly 'x-enum-aliases'?: Readonly<Record<string, string>>;
  /** Programs that must be installed where the task runs with a value, by these values. */
  readonly 'x-programs'?: Readonly<Record<string, string>>;
  /** All places unless it is given. */
  readonly 'x-where'?: readonly string[];
}

/** The HTTP service of a task, which `vitruve serve --<task>` starts. */
export interface ServiceSchema {
  /** In title case, for the command palette. */
  readonly title: string;
  readonly 'x-title-fr': string;
  /** Of the flag that starts it. */
  readonly description: string;
  readonly 'x-description-fr': string;
  /** Inputs of the task that the service is started with, and those of them that it cannot do without. */
  readonly inputs: readonly string[];
  readonly required?: readonly string[];
  /** Requests that are worked on at once unless the user says how many, and those that wait; what every service has unless it is given. */
  readonly concurrency?: number;
  readonly waiting?: number;
  /** Options beside those that every service has. */
  readonly properties: Readonly<Record<string, InputSchema>>;
}

/** The inputs of a task: the one source for flags, `tasks.json`, `with:` and the documentation. */
export interface TaskSchema {
  /** `vitruve/blur` */
  readonly 'x-task': string;
  /** In title case, for the command palette. */
  readonly title: string;
  readonly 'x-title-fr': string;
  readonly description: string;
  readonly 'x-description-fr': string;
  readonly required?: readonly string[];
  /** What a stage must give, where other places have something to fall back on. */
  readonly 'x-stage-required'?: readonly string[];
  /** What the editor asks for, where a terminal has something to fall back on, such as its standard output. */
  readonly 'x-editor-required'?: readonly string[];
  /** Inputs of which exactly one is given. */
  readonly 'x-exactly-one'?: readonly string[];
  /** Whether it has a command of its own in the palette besides "Run Task…". */
  readonly 'x-command'?: boolean;
  /** Whether it checks the outputs of stages that name a suite: it has the inputs `suite`, `table`, `tables`, `replacements` and `history`. */
  readonly 'x-gate'?: boolean;
  /**
   * Whether it downloads, or the inputs with which it does: as a stage of a pipeline it does so only where the user allows it.
   */
  readonly 'x-downloads'?: boolean | readonly string[];
  /** Of a task that registers routes. */
  readonly 'x-service'?: ServiceSchema;
  /** Inputs of a run on the whole workspace folder, which is offered as a task; the first counts. */
  readonly examples?: readonly Readonly<Record<string, unknown>>[];
  /** False: an input that is not listed is refused. */
  readonly additionalProperties?: boolean;
  readonly properties: Readonly<Record<string, InputSchema>>;
}

/** `blur`, of `vitruve/blur`. */
export function shortName(schema: TaskSchema): string {
  return schema['x-task'].slice('vitruve/'.length);
}

/** What a service is started with, as the inputs of a task: those of its task, its own options, and its port. */
export function serviceSchema(schema: TaskSchema, service: ServiceSchema): TaskSchema {
  const own = service.inputs.flatMap((name) => {
    const input = schema.properties[name];
    return input ? [[name, { ...input, 'x-positional': false }] as const] : [];
  });
  return {
    'x-task': schema['x-task'],
    title: service.title,
    'x-title-fr': service['x-title-fr'],
    description: service.description,
    'x-description-fr': service['x-description-fr'],
    required: service.required ?? [],
    properties: { ...Object.fromEntries(own), port: PORT, ...service.properties },
  };
}

const PORT: InputSchema = {
  description: 'Port (0: any free port)',
  'x-description-fr': 'Port (0 : un port libre)',
  type: 'integer',
  minimum: 0,
  maximum: 65_535,
  default: 8000,
};

/** The description of a task or an input in a language. */
export function describe(
  schema: Pick<InputSchema, 'description' | 'x-description-fr'>,
  language: string,
): string {
  return language.startsWith('fr') ? schema['x-description-fr'] : schema.description;
}

/** The title of a task in a language. */
export function titleOf(schema: Pick<TaskSchema, 'title' | 'x-title-fr'>, language: string): string {
  return language.startsWith('fr') ? schema['x-title-fr'] : schema.title;
}

/** The inputs that a place can give, by their names. */
export function inputsAt(
  schema: Pick<TaskSchema, 'properties'>,
  place: Place,
): readonly (readonly [name: string, input: InputSchema])[] {
  return Object.entries(schema.properties).filter(([, input]) => input['x-where']?.includes(place) ?? true);
}

/** The names of the inputs that a place has to give. */
export function requiredAt(schema: TaskSchema, place: Place): readonly string[] {
  const { 'x-stage-required': inStage, 'x-editor-required': inEditor, required = [] } = schema;
  return (
    { stage: inStage, editor: inEditor, 'command-line': undefined, 'tasks.json': undefined }[place] ??
    required
  );
}

/**
 * Inputs under their own names, whatever names and values they were given by. What the schema does not know stays as it
 * is, for whoever validates.
 */
export function canonicalInputs(
  schema: Pick<TaskSchema, 'properties'>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  const known = Object.entries(schema.properties);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const [own = name, input] = known.find(([key]) => key === name) ??
      known.find(([, { 'x-aliases': aliases }]) => aliases && name in aliases) ?? [name, undefined];
    const meanings = own === name ? input?.['x-enum-aliases'] : input?.['x-aliases']?.[name];
    const meaning = typeof value === 'string' && meanings && value in meanings ? meanings[value] : value;
    if (meaning !== null && (own === name || !(own in inputs))) inputs[own] = meaning;
  }
  return inputs;
}

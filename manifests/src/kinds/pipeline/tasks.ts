import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { describe, inputsAt, requiredAt, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { language } from '../../core/language.ts';

/** What a task may be given under `with`. */
export interface TaskInput {
  readonly name: string;
  readonly required: boolean;
  /** The only values allowed. */
  readonly values?: readonly string[];
  readonly description: string;
  /** Undefined for a parameter of another pipeline, which takes what that pipeline says. */
  readonly schema?: InputSchema;
}

/** A task that Vitruve brings: named in `uses`. */
export interface Task {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly TaskInput[];
  /** Names of inputs of which exactly one is given; empty where there are none. */
  readonly exactlyOne: readonly string[];
  readonly schema: TaskSchema;
}

/** The tasks, in the user's language. */
export function tasks(): readonly Task[] {
  return TASK_SCHEMAS.map((schema) => ({
    name: schema['x-task'],
    description: describe(schema, language()),
    inputs: inputsAt(schema, 'stage').map(([name, input]) => ({
      name,
      required: requiredAt(schema, 'stage').includes(name),
      description: describe(input, language()),
      ...(input.enum ? { values: input.enum.map(String) } : {}),
      schema: input,
    })),
    exactlyOne: schema['x-exactly-one'] ?? [],
    schema,
  }));
}

/** The input that a key of `with` gives, which may be an older name of it. */
export function inputOf(inputs: readonly TaskInput[], key: string): TaskInput | undefined {
  return (
    inputs.find(({ name }) => name === key) ??
    inputs.find(({ schema }) => schema?.['x-aliases'] && key in schema['x-aliases'])
  );
}

/** True when `uses` names another pipeline, by its path. */
export function isPipelinePath(uses: string): boolean {
  return /\.ya?ml$/iu.test(uses) || /^\.{1,2}\//u.test(uses);
}

import { inputsAt, requiredAt, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';

/** The answer "go back to the question before". */
export const BACK = Symbol('back');

/** The answer "run with what is there". */
export const RUN = Symbol('run');

export type Inputs = Readonly<Record<string, unknown>>;

/** Where a question is among the others. */
export interface Step {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly canGoBack: boolean;
}

/** An input that is asked for. */
export interface Question {
  readonly name: string;
  readonly input: InputSchema;
  /** What it is now; undefined where it is not set. */
  readonly value: unknown;
  readonly isRequired: boolean;
}

/** Puts the questions to the user. Each is answered with undefined when it is left. */
export interface Asker {
  /** @returns the value in a list, undefined in it for "not set". */
  readonly input: (
    question: Question,
    step: Step,
  ) => Promise<readonly [value: unknown] | typeof BACK | undefined>;
  /** Whether to run, or which further input to set. */
  readonly next: (
    optional: readonly Question[],
    step: Step,
  ) => Promise<string | typeof RUN | typeof BACK | undefined>;
}

/**
 * Asks for the inputs that a task cannot run without, one after the other, then whether others are to be set before it runs.
 * Nothing is asked where all that is required is given.
 * @param given inputs that are known, such as files that are selected.
 * @param before questions that came before these and that can be gone back to.
 * @returns undefined when a question was left, `BACK` when the questions before are to be put again.
 */
export async function collectInputs(
  schema: TaskSchema,
  given: Inputs,
  before: number,
  asker: Asker,
): Promise<Inputs | typeof BACK | undefined> {
  const known = new Map(inputsAt(schema, 'editor'));
  const missing = requiredAt(schema, 'editor').filter((name) => given[name] === undefined && known.has(name));
  if (missing.length === 0 && Object.keys(given).length > 0) return given;
  const inputs: Record<string, unknown> = { ...given };
  const question = (name: string, input: InputSchema): Question => ({
    name,
    input,
    value: inputs[name],
    isRequired: missing.includes(name),
  });
  const total = before + missing.length + 1;
  for (let at = 0; at >= 0;) {
    const step = { number: before + at + 1, total, canGoBack: before + at > 0 };
    const name = missing[at];
    const input = name === undefined ? undefined : known.get(name);
    if (name !== undefined && input) {
      const answer = await asker.input(question(name, input), step);
      if (answer === undefined) return undefined;
      if (answer === BACK) at--;
      else {
        [inputs[name]] = answer;
        at++;
      }
      continue;
    }
    const optional = [...known]
      .filter(([one]) => !missing.includes(one))
      .map(([one, of]) => question(one, of));
    const chosen = await asker.next(optional, step);
    if (chosen === undefined) return undefined;
    if (chosen === RUN) return set(inputs);
    if (chosen === BACK) at--;
    else await change(optional, chosen, step);
  }
  return BACK;

  /** Sets one of the others; whoever leaves its question is where they were. */
  async function change(optional: readonly Question[], chosen: string, step: Step): Promise<void> {
    const asked = optional.find((one) => one.name === chosen);
    const answer = asked && (await asker.input(asked, { ...step, canGoBack: true }));
    if (answer !== undefined && answer !== BACK) [inputs[chosen]] = answer;
  }
}

/** Without the inputs that are not set. */
function set(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}

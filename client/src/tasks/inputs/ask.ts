import * as vscode from 'vscode';
import { describe, titleOf, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { askPath } from './ask-path.ts';
import { BACK, collectInputs, RUN, type Asker, type Inputs, type Question, type Step } from './flow.ts';
import { faultText } from './fault-text.ts';
import { faultIn, textOf, valueIn } from './input-value.ts';
import { enterText, pickMany, pickOne, type Choice, type Prompt } from './quick-input.ts';

/** Asks for the inputs of a task; see `collectInputs`. */
export function askInputs(
  schema: TaskSchema,
  given: Inputs,
  before: number,
): Promise<Inputs | typeof BACK | undefined> {
  const title = titleOf(schema, vscode.env.language);
  const asker: Asker = {
    input: (question, step) => askInput(question, promptFor(title, question.input, step)),
    next: (optional, step) => askNext(optional, title, step),
  };
  return collectInputs(schema, given, before, asker);
}

function promptFor(title: string, input: InputSchema, step: Step): Prompt {
  return { title, prompt: describe(input, vscode.env.language), step };
}

type Answer = readonly [value: unknown] | typeof BACK | undefined;

/** Asks for one input in the way that its schema calls for. */
function askInput(question: Question, prompt: Prompt): Promise<Answer> {
  const { input } = question;
  const items = (input.items ?? {}) as Partial<InputSchema>;
  if (input['x-path'] !== undefined && (input.type === 'string' || input.type === 'array'))
    return askPath(question, prompt);
  if (input.enum) return askOneOf(question, prompt, input.enum.map(choiceOf));
  if (input.type === 'boolean') return askOneOf(question, prompt, yesOrNo());
  if (items.enum) return askSeveralOf(question, prompt, items.enum.map(choiceOf));
  return askText(question, prompt);
}

async function askOneOf(
  { input, value, isRequired }: Question,
  prompt: Prompt,
  choices: readonly Choice<unknown>[],
): Promise<Answer> {
  const marked = choices.map((choice) =>
    choice.value === input.default ? { ...choice, description: vscode.l10n.t('default') } : choice,
  );
  const all = isRequired ? marked : [...marked, { label: vscode.l10n.t('Not set'), value: undefined }];
  const chosen = await pickOne(prompt, all, (choice) => choice.value === value);
  return chosen === BACK || chosen === undefined ? chosen : [chosen.value];
}

async function askSeveralOf(
  { value }: Question,
  prompt: Prompt,
  choices: readonly Choice<unknown>[],
): Promise<Answer> {
  const before: readonly unknown[] = Array.isArray(value) ? value : [];
  const chosen = await pickMany(prompt, choices, (choice) => before.includes(choice.value));
  if (chosen === BACK || chosen === undefined) return chosen;
  return [chosen.length > 0 ? chosen.map((choice) => choice.value) : undefined];
}

async function askText({ input, value, isRequired }: Question, prompt: Prompt): Promise<Answer> {
  const standard = input.default === undefined ? undefined : textOf(input.default);
  const placeholder = standard ?? input.examples?.join(', ') ?? '';
  const text = await enterText(prompt, { value: textOf(value), placeholder }, (written) => {
    if (isRequired && written.trim() === '') return vscode.l10n.t('A value is required.');
    const fault = faultIn(input, written);
    return fault && faultText(fault);
  });
  return text === BACK || text === undefined ? text : [valueIn(input, text)];
}

/** "Run", and the inputs that can be set before. */
async function askNext(
  optional: readonly Question[],
  title: string,
  step: Step,
): Promise<string | typeof RUN | typeof BACK | undefined> {
  const run: Choice<string | typeof RUN> = { label: `$(play) ${vscode.l10n.t('Run now')}`, value: RUN };
  const others = optional.map(({ name, input, value }): Choice<string> => ({
    label: name,
    value: name,
    detail: describe(input, vscode.env.language),
    ...shown(value, input.default),
  }));
  const separator = {
    label: vscode.l10n.t('More inputs'),
    kind: vscode.QuickPickItemKind.Separator,
  };
  const prompt = { title, prompt: vscode.l10n.t('Run the task, or select an input to set it'), step };
  const chosen = await pickOne<string | typeof RUN>(prompt, [run, separator, ...others]);
  return chosen === BACK ? BACK : chosen?.value;
}

function shown(value: unknown, standard: unknown): { readonly description?: string } {
  if (value !== undefined) return { description: textOf(value) };
  return standard === undefined ? {} : { description: vscode.l10n.t('default: {0}', textOf(standard)) };
}

function choiceOf(value: string | number): Choice<unknown> {
  return { label: String(value), value };
}

function yesOrNo(): readonly Choice<unknown>[] {
  return [
    { label: vscode.l10n.t('Yes'), value: true },
    { label: vscode.l10n.t('No'), value: false },
  ];
}

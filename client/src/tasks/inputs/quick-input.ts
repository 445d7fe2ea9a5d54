import * as vscode from 'vscode';
import { BACK, type Step } from './flow.ts';

/** What a question of several shows: its title, its place among them, and what it is about. */
export interface Prompt {
  readonly title: string;
  readonly prompt: string;
  readonly step: Step;
}

/** An item of a list, or a line between items. */
export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value?: Value;
}

/** Asks for one item of a list. @returns undefined when the list was left. */
export function pickOne<Value>(
  prompt: Prompt,
  choices: readonly Choice<Value>[],
  isActive: (choice: Choice<Value>) => boolean = () => false,
): Promise<Choice<Value> | typeof BACK | undefined> {
  const list = listOf(prompt, choices);
  // The editor marks the first item unless another is set, or none.
  const active = choices.filter(isActive);
  if (active.length > 0) list.activeItems = active;
  return answered(list, () => list.selectedItems[0]);
}

/** Asks for items of a list. @returns undefined when the list was left. */
export function pickMany<Value>(
  prompt: Prompt,
  choices: readonly Choice<Value>[],
  isSelected: (choice: Choice<Value>) => boolean,
): Promise<readonly Choice<Value>[] | typeof BACK | undefined> {
  const list = listOf(prompt, choices);
  list.canSelectMany = true;
  list.selectedItems = choices.filter(isSelected);
  return answered(list, () => list.selectedItems);
}

/**
 * Asks for a text.
 * @param faultOf says what is wrong with a text; one with a fault is not accepted.
 */
export function enterText(
  { title, prompt, step }: Prompt,
  { value, placeholder }: { readonly value: string; readonly placeholder: string },
  faultOf: (text: string) => string | undefined,
): Promise<string | typeof BACK | undefined> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { prompt, value, placeholder, ...placeOf(title, step) });
  box.onDidChangeValue((text) => {
    box.validationMessage = faultOf(text);
  });
  return answered(box, () => {
    box.validationMessage = faultOf(box.value);
    return box.validationMessage === undefined ? box.value : undefined;
  });
}

function listOf<Value>(
  { title, prompt, step }: Prompt,
  choices: readonly Choice<Value>[],
): vscode.QuickPick<Choice<Value>> {
  const list = vscode.window.createQuickPick<Choice<Value>>();
  Object.assign(list, { placeholder: prompt, matchOnDescription: true, matchOnDetail: true });
  Object.assign(list, placeOf(title, step));
  list.items = choices;
  return list;
}

/** A dialog for files takes the focus: the question stays. */
function placeOf(
  title: string,
  { number, total, canGoBack }: Step,
): Partial<vscode.QuickInput & Pick<vscode.InputBox, 'buttons'>> {
  return {
    title,
    step: number,
    totalSteps: total,
    ignoreFocusOut: true,
    ...(canGoBack ? { buttons: [vscode.QuickInputButtons.Back] } : {}),
  };
}

type Question<Value> = vscode.QuickPick<Choice<Value>> | vscode.InputBox;

/** Shows a question until it is answered or left. @param answer undefined for what is not accepted. */
function answered<Value, Answer>(
  question: Question<Value>,
  answer: () => Answer | undefined,
): Promise<Answer | typeof BACK | undefined> {
  return new Promise((resolve) => {
    const end = (given: Answer | typeof BACK): void => {
      resolve(given);
      question.hide();
    };
    question.onDidTriggerButton(() => {
      end(BACK);
    });
    question.onDidAccept(() => {
      const given = answer();
      if (given !== undefined) end(given);
    });
    question.onDidHide(() => {
      resolve(undefined);
      question.dispose();
    });
    question.show();
  });
}

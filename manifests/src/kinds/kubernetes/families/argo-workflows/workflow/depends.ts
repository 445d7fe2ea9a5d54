import { t } from '@vscode/l10n';

/** A task that a `depends` expression names, with the state that it asks for. Places count from the start of the expression. */
export interface Operand {
  readonly task: string;
  readonly at: number;
  readonly result: string | undefined;
  readonly resultAt: number;
}

export interface Depends {
  readonly operands: readonly Operand[];
  readonly problem: { readonly message: string; readonly start: number; readonly end: number } | undefined;
}

/** States that an expression may ask for: https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/ */
export const TASK_RESULTS = [
  'Succeeded',
  'Failed',
  'Errored',
  'Skipped',
  'Omitted',
  'Daemoned',
  'AnySucceeded',
  'AllFailed',
] as const;

/** States of a task that runs once for each item. */
export const RESULTS_OF_ITEMS: ReadonlySet<string> = new Set(['AnySucceeded', 'AllFailed']);

const TOKEN =
  /\s*(?:(&&|\|\||!|\(|\)|\band\b|\bor\b|\bnot\b)|([a-zA-Z0-9][-a-zA-Z0-9_]*)(?:\.([A-Za-z]\w*))?|(\S))/uy;

/** Reads a `depends` expression: names of tasks with `&&`, `||`, `!` and parentheses. */
export function readDepends(text: string): Depends {
  const operands: Operand[] = [];
  const open: number[] = [];
  let operandNext = true;
  let problem: Depends['problem'];
  const fault = (message: string, start: number, end: number): void => {
    problem ??= { message, start, end };
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [whole, operator, task, result, other] = match;
    const end = match.index + whole.length;
    const start = end - whole.trimStart().length;
    if (other !== undefined) {
      fault(t('Unexpected "{0}": task names are combined with &&, || and !', other), start, end);
      continue;
    }
    if (task !== undefined) {
      if (!operandNext) fault(t('Missing operator before "{0}": && or ||', task), start, end);
      operands.push({ task, at: start, result, resultAt: start + task.length + 1 });
      operandNext = false;
      continue;
    }
    const prefix = operator === '!' || operator === 'not' || operator === '(';
    if (prefix !== operandNext) fault(misplaced(operator ?? '', operandNext), start, end);
    if (operator === '(') open.push(start);
    if (operator === ')' && open.pop() === undefined) fault(t('Unexpected closing parenthesis'), start, end);
    operandNext = operator !== ')';
  }
  const left = open.at(-1);
  if (left !== undefined) fault(t('Missing closing parenthesis'), left, left + 1);
  const end = text.trimEnd().length;
  if (operandNext && end > 0)
    fault(t('Unexpected end of expression: expected a task name'), Math.max(end - 1, 0), end);
  return { operands, problem };
}

function misplaced(operator: string, operandNext: boolean): string {
  return operandNext
    ? t('Expected a task name before "{0}"', operator)
    : t('Missing operator before "{0}": && or ||', operator);
}

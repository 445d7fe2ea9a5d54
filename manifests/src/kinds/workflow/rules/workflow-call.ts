import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isScalar, type YamlNode, type YamlPair } from '../../../core/yaml/node.ts';
import { calledBy } from '../callable.ts';
import { type Callable } from '../called.ts';
import { checkedExpressions } from '../expression-findings.ts';
import type { Job, WorkflowModel } from '../model.ts';

/** A call of a workflow of this repository, with inputs or secrets that do not match what it asks for. */
export const workflowCall: Rule<WorkflowModel> = {
  id: 'workflow/workflow-call',
  severity: 'error',
  knownAs: ['actionlint:workflow-call', 'actionlint:expression'],
  *check(context) {
    for (const job of context.model.jobs) {
      const called = job.uses && calledBy(context, job.uses);
      if (!job.uses || called?.form !== 'workflow') continue;
      const names = called.inputs.map(({ name }) => name);
      yield* unknown(job.with, names, (name) => t('The reusable workflow has no input "{0}"', name), context);
      for (const { name, required } of called.inputs)
        if (required && !given(job.with, name))
          yield {
            span: job.uses.span,
            message: t('Missing required input "{0}" of the reusable workflow', name),
          };
      yield* secrets(job, called, context);
      yield* types(job, called, context);
    }
  },
};

function given(pairs: readonly YamlPair[], name: string): boolean {
  return pairs.some(({ key }) => key.text.toLowerCase() === name.toLowerCase());
}

function* unknown(
  pairs: readonly YamlPair[],
  names: readonly string[],
  messageOf: (name: string) => string,
  { document }: RuleContext<WorkflowModel>,
): Iterable<RuleFinding> {
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const { key } of pairs) {
    if (known.has(key.text.toLowerCase()) || key.text.includes('${{')) continue;
    const suggestion = nearest(key.text, names);
    const more =
      suggestion === undefined
        ? names.length > 0
          ? ` (${names.join(', ')})`
          : ''
        : `. ${t('Did you mean "{0}"?', suggestion)}`;
    yield {
      span: key.span,
      message: messageOf(key.text) + more,
      ...changeTo(document.uri, key, suggestion),
    };
  }
}

function* secrets(
  { secrets: passed, uses }: Job,
  called: Callable,
  context: RuleContext<WorkflowModel>,
): Iterable<RuleFinding> {
  if (passed === 'inherit' || !uses) return;
  const asked = called.secrets ?? new Map<string, boolean>();
  yield* unknown(
    passed,
    [...asked.keys()],
    (name) => t('The reusable workflow has no secret "{0}"', name),
    context,
  );
  for (const [name, required] of asked)
    if (required && !given(passed, name))
      yield { span: uses.span, message: t('Missing required secret "{0}" of the reusable workflow', name) };
}

/** Literal values, and expressions that are the whole value. */
function* types(job: Job, called: Callable, context: RuleContext<WorkflowModel>): Iterable<RuleFinding> {
  for (const { key, value } of job.with) {
    const asked = called.inputs.find(({ name }) => name.toLowerCase() === key.text.toLowerCase())?.type;
    if ((asked !== 'boolean' && asked !== 'number') || !isScalar(value)) continue;
    const kind = kindOf(value, context);
    if (kind === undefined || kind === asked) continue;
    yield {
      span: value.span,
      message: t('Input "{0}" has type {1}, but the value has type {2}', key.text, asked, kind),
    };
  }
}

function kindOf(value: YamlNode, context: RuleContext<WorkflowModel>): string | undefined {
  if (!isScalar(value)) return undefined;
  if (!value.text.includes('${{')) {
    if (value.value === null) return undefined;
    if (value.style === 'plain') return typeof value.value;
    // GitHub reads `'true'` as true, and `'5'` as 5.
    return /^(?:true|false)$/u.test(value.text)
      ? 'boolean'
      : Number.isNaN(Number(value.text))
        ? 'string'
        : 'number';
  }
  const inside = checkedExpressions(context).filter(({ expression }) => expression.site.node === value);
  const [only] = inside;
  const text = value.text.trim();
  if (!only || inside.length > 1 || !text.startsWith('${{') || !text.endsWith('}}')) return 'string';
  return only.type.kind === 'any' ? undefined : only.type.kind;
}

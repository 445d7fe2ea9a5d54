import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { calledBy } from '../callable.ts';
import type { Step, WorkflowModel } from '../model.ts';

/** Inputs that every action in a container takes. */
const OF_CONTAINERS = new Set(['args', 'entrypoint']);

/** An input that an action does not have, or one that it needs and is not given. */
export const actionInput: Rule<WorkflowModel> = {
  id: 'workflow/action-input',
  severity: 'warning',
  knownAs: ['actionlint:action'],
  *check(context) {
    const { model } = context;
    for (const step of [...model.jobs.flatMap((job) => job.steps), ...(model.action?.steps ?? [])])
      yield* ofStep(step, context);
  },
};

function* ofStep(step: Step, context: RuleContext<WorkflowModel>): Iterable<RuleFinding> {
  const { uses } = step;
  const called = uses && calledBy(context, uses);
  if (!called || called.anyInput || called.form !== 'action') return;
  const inputs = new Map(called.inputs.map((input) => [input.name.toLowerCase(), input]));
  const given = new Set<string>();
  let takesMore = false;
  for (const { key } of step.with) {
    const name = key.text.toLowerCase();
    given.add(name);
    if (key.text.includes('${{') || OF_CONTAINERS.has(name) || inputs.has(name)) continue;
    takesMore ||= called.isOther || called.isMoving;
    // A version that is not known may take it, however much it resembles an input that is.
    if (called.isOther) continue;
    const names = called.inputs.map((input) => input.name);
    const suggestion = nearest(key.text, names);
    yield {
      span: key.span,
      message:
        suggestion !== undefined
          ? t('"{0}" has no input "{1}". Did you mean "{2}"?', uses.text, key.text, suggestion)
          : names.length > 0
            ? t('"{0}" has no input "{1}". Available inputs: {2}', uses.text, key.text, names.join(', '))
            : t('"{0}" has no inputs', uses.text),
      ...(called.isMoving ? { atMost: 'information' as const } : {}),
      ...changeTo(context.document.uri, key, suggestion),
    };
  }
  // What a newer version takes may stand for what earlier ones needed.
  if (takesMore || step.with.some(({ key }) => key.text.includes('${{'))) return;
  const missing = called.inputs.filter(({ name, required }) => required && !given.has(name.toLowerCase()));
  if (missing.length > 0)
    yield {
      span: uses.span,
      message: t(
        'Missing input required by "{0}": {1}',
        uses.text,
        quotedNames(missing.map(({ name }) => name)),
      ),
    };
}

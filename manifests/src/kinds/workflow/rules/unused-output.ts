import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import type { Step, WorkflowModel } from '../model.ts';
import { outputsReadIn, type ReadOutputs } from '../outputs/read-outputs.ts';
import { outputsWrittenIn } from '../outputs/written-outputs.ts';
import { isUnneeded } from './unneeded-job.ts';

/** An output of a job, or one that a script of a step writes, which nothing reads. Those of actions are theirs. */
export const unusedOutput: Rule<WorkflowModel> = {
  id: 'workflow/unused-output',
  severity: 'hint',
  *check(context) {
    const { model } = context;
    const { ofJobs, bySteps } = outputsReadIn(model);
    for (const job of model.jobs) {
      for (const { key } of isUnneeded(job, model) ? [] : job.outputs)
        if (!ofJobs.reads(job.key, key.text) && !key.text.includes('${{'))
          yield {
            span: key.span,
            message: t('Output "{0}" is never used', key.text),
            tags: ['unnecessary'],
          };
      for (const step of job.steps) yield* ofStep(step, bySteps.get(job.key), context);
    }
    for (const step of model.action?.steps ?? []) yield* ofStep(step, bySteps.get(undefined), context);
  },
};

function* ofStep(
  { id, run, shell }: Step,
  read: ReadOutputs | undefined,
  { document }: RuleContext<WorkflowModel>,
): Iterable<RuleFinding> {
  if (!run || shell?.text.includes('{0}') || id?.text.includes('${{')) return;
  const place = placesIn(document.getText(), run);
  const seen = new Set<string>();
  for (const { name, start, end } of outputsWrittenIn(run.text)) {
    if (seen.has(name.toLowerCase()) || (id && read?.reads(id.text, name))) continue;
    seen.add(name.toLowerCase());
    yield {
      span: place(start, end),
      message: id
        ? t('Output "{0}" is never used', name)
        : t('Output "{0}" can never be used: the step has no "id"', name),
      tags: ['unnecessary'],
    };
  }
}

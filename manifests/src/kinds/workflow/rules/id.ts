import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { Step, WorkflowModel } from '../model.ts';

const ID = /^[a-z_][\w-]*$/iu;

/** The id of a job or a step that GitHub refuses, or that another step has. */
export const id: Rule<WorkflowModel> = {
  id: 'workflow/id',
  severity: 'error',
  knownAs: ['actionlint:id'],
  *check({ model, document }) {
    for (const job of model.jobs) {
      yield* malformed(job.id);
      yield* ofSteps(job.steps, document.uri);
    }
    yield* ofSteps(model.action?.steps ?? [], document.uri);
  },
};

function* malformed(written: YamlScalar): Iterable<RuleFinding> {
  if (written.value === null || written.text.includes('${{') || ID.test(written.text)) return;
  yield {
    span: written.span,
    message: t(
      '"{0}" is not a valid id: it must start with a letter or "_" and contain only letters, digits, "-" and "_"',
      written.text,
    ),
  };
}

function* ofSteps(steps: readonly Step[], uri: string): Iterable<RuleFinding> {
  const first = new Map<string, YamlScalar>();
  for (const { id: written } of steps) {
    if (!written) continue;
    yield* malformed(written);
    const key = written.text.toLowerCase();
    const other = first.get(key);
    if (!other) first.set(key, written);
    else
      yield {
        span: written.span,
        message: t('Duplicate step id "{0}": ids are not case-sensitive', other.text),
        related: [{ uri, span: other.span, message: t('First "{0}"', other.text) }],
      };
  }
}

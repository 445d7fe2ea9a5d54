import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { addressOf } from '../actions/address.ts';
import { isGitea } from '../detect.ts';
import type { Step, WorkflowModel } from '../model.ts';

/** An action that is named in a form that GitHub cannot follow. */
export const usesFormat: Rule<WorkflowModel> = {
  id: 'workflow/uses-format',
  severity: 'error',
  knownAs: ['actionlint:action', 'actionlint:workflow-call'],
  *check({ model, document }) {
    const steps: readonly Step[] = [
      ...model.jobs.flatMap((job) => job.steps),
      ...(model.action?.steps ?? []),
    ];
    for (const { uses } of steps) {
      const address = uses && addressOf(uses.text);
      if (!address) continue;
      if (address.form === 'faulty' || (address.form === 'url' && !isGitea(document.uri)))
        yield {
          span: uses.span,
          message:
            !uses.text.includes('@') && /^[\w.-]+\/[\w.-]+/u.test(uses.text)
              ? t('Missing version: "{0}@…"', uses.text)
              : t(
                  '"{0}" is not a valid action: use "owner/repository@version", "./folder" or "docker://image"',
                  uses.text,
                ),
        };
      if (address.form === 'docker' && (address.image === '' || address.image.endsWith(':')))
        yield { span: uses.span, message: t('Missing image name or tag') };
    }
    for (const { uses } of model.jobs) {
      const address = uses && addressOf(uses.text);
      if (!address) continue;
      const fits =
        (address.form === 'local' && /^\.\/[^@]+\.ya?ml$/iu.test(address.path)) ||
        (address.form === 'repository' && address.path !== '') ||
        (address.form === 'url' && isGitea(document.uri));
      if (!fits)
        yield {
          span: uses.span,
          message: t(
            '"{0}" is not a valid reusable workflow: use "./.github/workflows/file.yml" or "owner/repository/.github/workflows/file.yml@version"',
            uses.text,
          ),
        };
    }
  },
};

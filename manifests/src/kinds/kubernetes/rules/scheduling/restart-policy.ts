import { t } from '@vscode/l10n';
import { scalarOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import { fieldFix, wordFix } from '../fixes.ts';
import { isGiven, nodeAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Which policies the API takes: jobs end, everything else is always started again. */
export const restartPolicy = podRule({
  id: 'kubernetes/restart-policy',
  severity: 'error',
  whole: true,
  knownAs: ['kube-linter:restart-policy', 'kube-score:cronjob-restartpolicy'],
  *check({ spec, containers }, { root, group, kind }, alone) {
    const policy = scalarOf(spec, 'restartPolicy');
    if (group === 'batch') {
      const at: YamlScalar | undefined = policy ?? containers[0]?.name;
      if (at && (!policy || policy.text === 'Always'))
        yield {
          message: policy
            ? t('restartPolicy of a {0} must be OnFailure or Never', kind)
            : t('restartPolicy of a {0} must be OnFailure or Never (default: Always)', kind),
          span: at.span,
          fixes: ['OnFailure', 'Never'].map((value) => fieldFix(alone, spec, ['restartPolicy'], value)),
        };
      const job = kind === 'CronJob' ? nodeAt(root, 'spec', 'jobTemplate', 'spec') : nodeAt(root, 'spec');
      if (policy?.text === 'OnFailure' && isGiven(nodeAt(job, 'podFailurePolicy')))
        yield {
          message: t('restartPolicy must be Never with a podFailurePolicy'),
          span: policy.span,
          fixes: [wordFix(alone, policy.span, 'Never')],
        };
    } else if (
      (group === 'apps' || kind === 'ReplicationController') &&
      (policy?.text === 'OnFailure' || policy?.text === 'Never')
    )
      yield {
        message: t('restartPolicy of a {0} must be Always', kind),
        span: policy.span,
        fixes: [wordFix(alone, policy.span, 'Always')],
      };
  },
});

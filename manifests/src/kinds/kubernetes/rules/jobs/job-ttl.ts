import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { mapAt } from '../../resources/node-at.ts';
import { isHook } from '../../resources/workload.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A Job that is done stays, with its pods, until somebody takes it away. A CronJob cleans up behind itself. */
export const jobTtl = resourceRule({
  id: 'kubernetes/job-ttl',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: ['kube-linter:job-ttl-seconds-after-finished'],
  *check(resource, alone) {
    const { root, group, kind, kindNode } = resource;
    if (group !== 'batch' || kind !== 'Job' || !kindNode || isHook(resource)) return;
    const spec = mapAt(root, 'spec');
    if (spec && !pairOf(spec, 'ttlSecondsAfterFinished'))
      yield {
        message: t('The Job is kept after it finishes (ttlSecondsAfterFinished)'),
        span: kindNode.span,
        fixes: [fieldFix(alone, spec, ['ttlSecondsAfterFinished'], '86400')],
      };
  },
});

import { t } from '@vscode/l10n';
import { pairOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { scheduleOf } from '../../resources/cron-job.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Without a deadline a CronJob that missed a hundred runs is never run again; one below ten seconds misses them. */
export const cronDeadline = resourceRule({
  id: 'kubernetes/cron-deadline',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: ['kube-score:cronjob-has-deadline'],
  *check(resource) {
    const schedule = scheduleOf(resource);
    if (!schedule) return;
    const spec = valueOf(resource.root, 'spec');
    const deadline = scalarOf(spec, 'startingDeadlineSeconds');
    if (!pairOf(spec, 'startingDeadlineSeconds'))
      yield {
        message: t('No "startingDeadlineSeconds": after 100 missed runs the CronJob is never started again'),
        span: schedule.span,
      };
    else if (typeof deadline?.value === 'number' && deadline.value >= 0 && deadline.value < 10)
      yield {
        message: t(
          'A startingDeadlineSeconds of {0} is too short: schedules are checked every 10 seconds',
          deadline.text,
        ),
        span: deadline.span,
      };
  },
});

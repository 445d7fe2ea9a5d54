import { t } from '@vscode/l10n';
import { minutesBetweenRuns } from '../../../../formats/schedule/cron.ts';
import { pairOf } from '../../../../core/yaml/node.ts';
import { scheduleOf, scheduleProblem } from '../../resources/cron-job.ts';
import { fieldFix } from '../fixes.ts';
import { mapAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Runs that follow within the hour overlap when one of them takes long, unless that is forbidden. */
export const cronConcurrency = resourceRule({
  id: 'kubernetes/cron-concurrency',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  *check(resource, alone) {
    const schedule = scheduleOf(resource);
    const spec = mapAt(resource.root, 'spec');
    if (
      !schedule ||
      !spec ||
      pairOf(spec, 'concurrencyPolicy') ||
      scheduleProblem(schedule.text) !== undefined
    )
      return;
    if (minutesBetweenRuns(schedule.text) < 60)
      yield {
        message: t('No "concurrencyPolicy": runs of the CronJob can overlap'),
        span: schedule.span,
        fixes: [fieldFix(alone, spec, ['concurrencyPolicy'], 'Forbid')],
      };
  },
});

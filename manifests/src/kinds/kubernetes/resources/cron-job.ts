import { t } from '@vscode/l10n';
import { robfigProblem } from '../../../formats/schedule/robfig-cron.ts';
import { scalarOf, valueOf, type YamlScalar } from '../../../core/yaml/node.ts';
import type { Resource } from './model.ts';

/** The schedule of a CronJob. */
export function scheduleOf({ root, group, kind }: Resource): YamlScalar | undefined {
  return group === 'batch' && kind === 'CronJob' ? scalarOf(valueOf(root, 'spec'), 'schedule') : undefined;
}

/** What Kubernetes refuses of a schedule, in the user's words. */
export function scheduleProblem(schedule: string): string | undefined {
  return /^(?:CRON_)?TZ=/u.test(schedule)
    ? t('Use the field "timeZone" to set the time zone')
    : robfigProblem(schedule);
}

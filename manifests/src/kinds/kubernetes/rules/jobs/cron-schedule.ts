import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { scheduleOf, scheduleProblem } from '../../resources/cron-job.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A schedule that the API refuses. */
export const cronSchedule = resourceRule({
  id: 'kubernetes/cron-schedule',
  severity: 'error',
  *check(resource) {
    const schedule = scheduleOf(resource);
    if (schedule && typeof schedule.value === 'string' && !isFilledInLater(schedule.text)) {
      const problem = scheduleProblem(schedule.text);
      if (problem !== undefined) yield { message: problem, span: schedule.span };
    }
    if (!schedule) return;
    const zone = scalarOf(valueOf(resource.root, 'spec'), 'timeZone');
    if (zone && !isFilledInLater(zone.text) && !isZoneName(zone.text))
      yield {
        message: t('"{0}" is not a valid time zone: expected an IANA name such as "Europe/Paris"', zone.text),
        span: zone.span,
      };
  },
});

/** True for what has the form of a name of IANA. */
function isZoneName(zone: string): boolean {
  const parts = zone.split('/');
  return (
    zone.toLowerCase() !== 'local' &&
    parts.every(
      (part) => part !== '.' && part !== '..' && /^[A-Za-z._0-9+][A-Za-z.\-_0-9+]{0,13}$/u.test(part),
    )
  );
}

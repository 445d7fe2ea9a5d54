import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { robfigProblem } from '../../../../../formats/schedule/robfig-cron.ts';
import { isTimeZone } from '../../../../../formats/schedule/time-zone.ts';
import { pairOf, scalarOf, scalarsOf, valueOf, type YamlScalar } from '../../../../../core/yaml/node.ts';
import { workflowRule } from './workflow-rule.ts';

const ZONE = /^(?:CRON_)?TZ=(\S+)\s+/u;

/** A CronWorkflow that never starts: its schedule cannot be read, or its time zone does not exist. */
export const cronSchedule = workflowRule({
  id: 'argo-workflows/cron-schedule',
  severity: 'error',
  *check({ cron, resource }) {
    if (!cron) return;
    const one = scalarOf(cron, 'schedule');
    const several = scalarsOf(valueOf(cron, 'schedules'));
    const list = pairOf(cron, 'schedules');
    if (!one && several.length === 0)
      yield {
        message: t('The CronWorkflow has no schedule'),
        span: list?.key.span ?? resource.kindNode?.span ?? cron.span,
      };
    if (one && several.length > 0 && list)
      yield {
        message: t('"schedule" and "schedules" cannot be used together in a CronWorkflow'),
        span: list.key.span,
      };
    for (const schedule of [...(one ? [one] : []), ...several]) yield* scheduleFindings(schedule);
    const late = scalarOf(cron, 'startingDeadlineSeconds');
    if (typeof late?.value === 'number' && late.value < 0)
      yield { message: t('A number of seconds cannot be negative'), span: late.span };
    const zone = scalarOf(cron, 'timezone');
    if (zone) yield* zoneFindings(zone.text, zone);
  },
});

function* scheduleFindings(schedule: YamlScalar): Iterable<RuleFinding> {
  const zone = ZONE.exec(schedule.text);
  if (zone?.[1] !== undefined) yield* zoneFindings(zone[1], schedule);
  const text = schedule.text.slice(zone?.[0].length ?? 0).trim();
  if (text.includes('{{')) return;
  const message = robfigProblem(text);
  if (message !== undefined) yield { message, span: schedule.span };
}

function* zoneFindings(zone: string, { span }: YamlScalar): Iterable<RuleFinding> {
  if (zone !== '' && zone !== 'Local' && !zone.includes('{{') && !isTimeZone(zone))
    yield {
      message: t('"{0}" is not a valid time zone: expected a name such as "Europe/Paris"', zone),
      span,
    };
}

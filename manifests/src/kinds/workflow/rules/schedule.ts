import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { cronProblem, minutesBetweenRuns } from '../../../formats/schedule/cron.ts';
import { isTimeZone } from '../../../formats/schedule/time-zone.ts';
import { isSeq, scalarOf } from '../../../core/yaml/node.ts';
import { isGitea } from '../detect.ts';
import type { WorkflowModel } from '../model.ts';

/** GitHub starts a schedule no more often than this. */
const LEAST_MINUTES = 5;

/** Schedules of Gitea that have a name. https://docs.gitea.com/usage/actions/comparison */
const NAMED = /^@(?:yearly|monthly|weekly|daily|hourly)$/u;

/** Names that time zones have elsewhere. */
const NOT_FOR_GITHUB = /^(?:utc|local|)$/iu;

/** A schedule that GitHub cannot read, or that it would not keep. */
export const schedule: Rule<WorkflowModel> = {
  id: 'workflow/schedule',
  severity: 'error',
  knownAs: ['actionlint:events'],
  *check({ model, document }) {
    const gitea = isGitea(document.uri);
    for (const { event, settings } of model.triggers) {
      if (event.text !== 'schedule') continue;
      if (settings === null)
        yield {
          span: event.span,
          message: t('Missing schedule: "{0}"', "schedule: [{ cron: '0 5 * * *' }]"),
        };
      if (!isSeq(settings)) continue;
      for (const item of settings.items) {
        const cron = scalarOf(item, 'cron');
        // Gitea and Forgejo have names for the usual ones, and start a schedule when it says.
        if (cron && !cron.text.includes('${{') && !(gitea && NAMED.test(cron.text))) {
          const problem = cron.text.startsWith('@')
            ? t('GitHub does not support schedule names such as "{0}": use the five cron fields', cron.text)
            : cronProblem(cron.text);
          if (problem !== undefined) yield { span: cron.span, message: problem };
          else if (!gitea && minutesBetweenRuns(cron.text) < LEAST_MINUTES)
            yield {
              span: cron.span,
              message: t(
                'The shortest schedule interval on GitHub is {0} minutes, found {1}',
                LEAST_MINUTES,
                minutesBetweenRuns(cron.text),
              ),
            };
        }
        const zone = scalarOf(item, 'timezone');
        if (zone && (NOT_FOR_GITHUB.test(zone.text) || !isTimeZone(zone.text)))
          yield {
            span: zone.span,
            message: t('"{0}" is not a valid time zone: expected a name such as "Europe/Paris"', zone.text),
          };
      }
    }
  },
};

import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { isZone } from '../../../formats/objectives/zone.ts';
import { objectivesRule } from './objectives-rule.ts';

/** A time zone that the calendar does not know: days would begin at another hour. */
export const timezone = objectivesRule(
  'objectives/timezone',
  'error',
  function* ({ file: { timezone: zone } }) {
    if (zone && !isZone(zone.text))
      yield {
        message: t('Unknown time zone "{0}": write one such as Europe/Paris', zone.text),
        span: contentOf(zone),
      };
  },
);

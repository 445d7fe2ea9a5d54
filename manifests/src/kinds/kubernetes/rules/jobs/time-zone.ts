import { t } from '@vscode/l10n';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { wordFix } from '../fixes.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A name that has the form of a time zone, and that the list of zones we have does not hold. */
export const timeZone = resourceRule({
  id: 'kubernetes/time-zone',
  severity: 'warning',
  *check({ root, group, kind }, alone) {
    if (group !== 'batch' || kind !== 'CronJob') return;
    const zone = scalarOf(valueOf(root, 'spec'), 'timeZone');
    if (
      !zone ||
      !/^[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_-]+){1,2}$/u.test(zone.text) ||
      isFilledInLater(zone.text)
    )
      return;
    if (isKnown(zone.text)) return;
    const suggestion = nearest(zone.text, Intl.supportedValuesOf('timeZone'));
    yield {
      message: t('Unknown time zone "{0}"', zone.text),
      span: zone.span,
      ...(suggestion === undefined ? {} : { fixes: [wordFix(alone, zone.span, suggestion)] }),
    };
  },
});

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

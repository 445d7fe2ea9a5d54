import { t } from '@vscode/l10n';
import { contentOf, scalarOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

/** A waiver after its last day: what it accepted is reported again. */
export const waiverExpired = architectureRule(
  'architecture/waiver-expired',
  'warning',
  function* ({ architecture, today }) {
    for (const waiver of architecture.waivers) {
      const until = scalarOf(waiver, 'until');
      if (!until) continue;
      if (!/^\d{4}-\d\d-\d\d$/u.test(until.text))
        yield { message: t('"{0}" is not a date: use YYYY-MM-DD', until.text), span: contentOf(until) };
      else if (until.text < today)
        yield { message: t('The waiver expired on {0}', until.text), span: contentOf(until) };
    }
  },
);

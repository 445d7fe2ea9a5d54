import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { dataOfKind } from './cardholder-data.ts';

/** A special category of personal data without an impact assessment: GDPR, article 35(3)(b), where it is processed on a large scale. */
export const specialDataAssessment = architectureRule(
  'architecture/special-data-assessment',
  'information',
  function* ({ own, system }) {
    for (const name of dataOfKind({ system }, 'pii-special')) {
      const item = own.data.get(name);
      if (!item || system.data.get(name)?.facts.assessment !== undefined) continue;
      yield {
        message: t(
          'No impact assessment is named for the special category of personal data "{0}" (GDPR, art. 35(3)(b))',
          name,
        ),
        span: contentOf(item.key),
        targets: [name],
      };
    }
  },
);

import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import type { DataClassFacts } from '../../../formats/architecture/entity-types.ts';
import { architectureRule } from './architecture-rule.ts';
import { dataOfKind } from './cardholder-data.ts';

/** What the record of processing activities must say, with the article that asks for it. */
const ASKED: readonly (readonly [key: string, article: string, has: (facts: DataClassFacts) => boolean])[] = [
  ['purpose', 'art. 30(1)(b)', ({ purpose }) => purpose !== undefined],
  ['subjects', 'art. 30(1)(c)', ({ subjects }) => Object.keys(subjects).length > 0],
  ['retention', 'art. 30(1)(f)', ({ retention }) => retention !== undefined],
  ['legalBasis', 'art. 6(1)', ({ legalBasis }) => legalBasis !== undefined],
  ['owner', 'art. 5(2)', ({ owner }) => owner !== undefined],
];

/** Personal data without what the record of processing activities needs. */
export const personalDataRecord = architectureRule(
  'architecture/personal-data-record',
  'warning',
  function* ({ own, system }) {
    for (const name of dataOfKind({ system }, 'pii', 'pii-special')) {
      const item = own.data.get(name);
      const facts = system.data.get(name)?.facts;
      if (!item || !facts) continue;
      const missing = ASKED.filter(([, , has]) => !has(facts)).map(([key, article]) => `${key} (${article})`);
      if (missing.length === 0) continue;
      yield {
        message: t('The personal data "{0}" lacks what the GDPR asks for: {1}', name, missing.join(', ')),
        span: contentOf(item.key),
        targets: [name],
      };
    }
  },
);

import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { qualityRule } from './quality-rule.ts';

/** A table for which nobody answers, in a workspace that says who answers for what. */
export const ownerMissing = qualityRule(
  'quality/owner-missing',
  'information',
  function* ({ suite, graph, uri }) {
    if (suite.owner || !graph.declares('role', uri)) return;
    for (const { key, owner, checks } of suite.tables.values()) {
      if (owner || checks.size === 0 || [...checks.values()].every((check) => check.owner)) continue;
      yield {
        message: t('No owner for the checks of table "{0}": nobody is told of a failure', key.text),
        span: contentOf(key),
      };
    }
  },
);

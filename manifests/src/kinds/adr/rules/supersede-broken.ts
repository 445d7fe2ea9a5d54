import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { successionReference } from '../supersession.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const supersedeBroken: Rule<Decision> = {
  id: 'adr/supersede-broken',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    for (const succession of model.successions) {
      const { name, span, relation, target } = succession;
      // A link that leads nowhere is a finding of `adr/link-exists`; one to another kind of file is none.
      if (target !== undefined || isPlaceholder(model, span)) continue;
      if (graph.resolve(successionReference(uri, succession)).length > 0) continue;
      yield {
        message:
          relation === 'superseded-by'
            ? t('Superseded by {0}, which does not exist', name)
            : t('Supersedes {0}, which does not exist', name),
        span,
      };
    }
  },
};

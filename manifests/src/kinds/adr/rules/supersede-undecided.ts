import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { successionReference, successionsOf } from '../supersession.ts';
import type { Decision } from '../model.ts';

export const supersedeUndecided: Rule<Decision> = {
  id: 'adr/supersede-undecided',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    for (const succession of successionsOf(model, 'superseded-by')) {
      const [successor] = graph.resolve(successionReference(uri, succession));
      const status = successor?.facts?.status;
      if (!successor || (status !== 'proposed' && status !== 'draft' && status !== 'rejected')) continue;
      yield {
        message:
          status === 'rejected'
            ? t('Superseded by {0}, which was rejected', successor.name)
            : t('Superseded by {0}, which is not decided yet', successor.name),
        span: succession.span,
        related: [{ uri: successor.uri, span: successor.span, message: successor.name }],
      };
    }
  },
};

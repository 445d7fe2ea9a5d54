import { t } from '@vscode/l10n';
import type { Rule } from '../../core/rules/rule.ts';
import type { Citations } from './citations.ts';
import { numberedName } from './file-name.ts';
import { decisionId, renumbered } from './mention.ts';

/** Also for plain prose: what is wrong in a record is wrong in a text about it. */
export const referenceMismatch: Rule<Citations> = {
  id: 'adr/reference-mismatch',
  severity: 'error',
  *check({ document: { uri }, model: { links }, graph }) {
    for (const { mention, target, destinationSpan } of links) {
      const number = numberedName(target)?.number;
      if (!mention || number === undefined || mention.number === number) continue;
      const [decision] = graph.declaredIn(target);
      if (decision?.type !== 'decision') continue;
      const text = renumbered(mention.name, number);
      yield {
        message: t('Link mismatch: the text is {0}, the target is {1}', mention.name, decisionId(number)),
        span: mention.span,
        related: [{ uri, span: destinationSpan, message: t('Target: {0}', decision.name) }],
        fixes: [
          {
            title: t('Change to {0}', text),
            changes: () => [{ kind: 'text', uri, span: mention.span, text }],
          },
        ],
      };
    }
  },
};

import { t } from '@vscode/l10n';
import type { Rule } from '../../../rules/rule.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const referenceUnknown: Rule<Decision> = {
  id: 'adr/reference-unknown',
  severity: 'warning',
  *check({ document, model, graph }) {
    const { uri } = document;
    const text = document.getText();
    const successions = new Set(model.successions.map(({ span }) => span.start));
    for (const { name, key, span, link } of model.cited) {
      // A link says by its path what is meant; a successor that is missing is `adr/supersede-broken`.
      if (link || successions.has(span.start) || isPlaceholder(model, span)) continue;
      if (graph.find('decision', key, uri).length > 0 || isOfAnother(text, span.start)) continue;
      yield { message: t('There is no decision {0}', name), span };
    }
  },
};

/** `Backstage ADR-0011`: a capitalised word within a sentence names whose decision it is. */
function isOfAnother(text: string, start: number): boolean {
  return /[\p{L}\p{N},;:)] \p{Lu}\p{L}{2,40}(?:['’]s)? $/u.test(text.slice(Math.max(0, start - 60), start));
}

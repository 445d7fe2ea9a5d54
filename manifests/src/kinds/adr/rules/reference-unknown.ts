import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { isForeignReference } from '../foreign-reference.ts';
import type { Decision } from '../model.ts';
import { isNamedByFile } from '../named-by-file.ts';
import { isPlaceholder } from '../placeholder.ts';

export const referenceUnknown: Rule<Decision> = {
  id: 'adr/reference-unknown',
  severity: 'warning',
  *check({ document, model, graph }) {
    const { uri } = document;
    const text = document.getText();
    const told = new Set<string>();
    const successions = new Set(model.successions.map(({ span }) => span.start));
    const headed = new Set(
      model.cited.filter(({ span }) => isHeading(text, span.start)).map(({ key }) => key),
    );
    for (const { name, key, span, link } of model.cited) {
      // A link identifies its target by the path; a successor that is missing is `adr/supersede-broken`.
      if (link || successions.has(span.start) || isPlaceholder(model, span)) continue;
      if (graph.find('decision', key, uri).length > 0 || isForeignReference(text, span.start)) continue;
      // A record that argues with another names it often: the first time tells.
      if (told.has(key) || headed.has(key) || isNamedByFile(graph, name, uri)) continue;
      told.add(key);
      yield { message: t('Decision {0} does not exist', name), span };
    }
  },
};

/** True for the name that a heading begins with, `## ADR-012: Queues`: a file of several records has them below such headings. */
function isHeading(text: string, at: number): boolean {
  return /^#{1,6}[ \t]+[*_[]*$/u.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import { wordsIn } from '../../../core/markdown/words.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const peopleUnknown: Rule<Decision> = {
  id: 'adr/people-unknown',
  severity: 'warning',
  *check({ document, model, graph }) {
    const { uri } = document;
    if (model.people.length === 0 || !(graph.declares('role', uri) || graph.declares('person', uri))) return;
    const isKnown = (name: string): boolean =>
      graph.find('role', nameKey(name), uri).length > 0 ||
      graph.find('person', nameKey(name), uri).length > 0;
    const unknown = model.people.filter(({ text }) => !isKnown(text));
    // A record most of whose people no matrix has does not name them as the matrices do. A single one may be a slip.
    const isOfOthers = unknown.length > 1 && unknown.length * 2 > model.people.length;
    let known: readonly string[] | undefined;
    for (const { text, span } of unknown) {
      if (isPlaceholder(model, span)) continue;
      known ??= [...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name);
      const suggestion = nearest(text, known);
      const words = wordsIn(document.getText(), span);
      yield {
        message:
          suggestion === undefined
            ? t('Unknown role or person "{0}"', text)
            : t('Unknown role or person "{0}". Did you mean "{1}"?', text, suggestion),
        span,
        ...(isOfOthers ? { atMost: 'hint' as const } : {}),
        ...(words ? changeTo(uri, words, suggestion) : {}),
      };
    }
  },
};

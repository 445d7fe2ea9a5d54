import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { successionReference } from '../supersession.ts';
import type { Decision } from '../model.ts';
import { isNamedByFile } from '../named-by-file.ts';
import { isPlaceholder } from '../placeholder.ts';

export const supersedeBroken: Rule<Decision> = {
  id: 'adr/supersede-broken',
  severity: 'error',
  *check({ document: { uri }, model, graph }) {
    const told = new Set<string>();
    for (const succession of model.successions) {
      const { name, span, relation, target } = succession;
      // A link that leads nowhere is a finding of `adr/link-exists`; one to another kind of file is none.
      if (target !== undefined || isPlaceholder(model, span)) continue;
      if (graph.resolve(successionReference(uri, succession)).length > 0) continue;
      if (told.has(`${relation} ${name}`) || isNamedByFile(graph, name, uri)) continue;
      told.add(`${relation} ${name}`);
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

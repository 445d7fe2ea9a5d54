import { t } from '@vscode/l10n';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { GroupCheck } from '../group-check.ts';

/** Two groups of one name: Prometheus refuses the file. */
export const duplicateGroup: GroupCheck = {
  id: 'prometheus/duplicate-group',
  severity: 'error',
  *check(groups, { uri }) {
    const seen = new Map<string, YamlScalar>();
    for (const { name } of groups) {
      const first = name && seen.get(name.text);
      if (name && first)
        yield {
          message: t('Duplicate group "{0}"', name.text),
          span: contentOf(name),
          related: [{ uri, span: first.span, message: t('First "{0}"', name.text) }],
        };
      else if (name) seen.set(name.text, name);
    }
  },
};

import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { chosenBy, isNearFile, isNearPattern } from '../references.ts';
import type { PrometheusModel } from '../model.ts';

/** A file of rules that is not there, or a pattern that chooses none. */
export const ruleFile: Rule<PrometheusModel> = {
  id: 'prometheus/rule-file',
  severity: 'hint',
  *check({ model, graph, document: { uri } }) {
    for (const file of model.ruleFiles) {
      const span = contentOf(file);
      if (isNearFile(file.text) && !graph.fileExists(resolveFrom(uri, file.text)))
        yield { message: t('File "{0}" does not exist next to this file', file.text), span };
      // Only `.yml`, `.yaml` and `.rules` are read: other files may be chosen.
      if (!isNearPattern(file.text) || !/\.ya?ml$/u.test(file.text)) continue;
      const isChosen = chosenBy(uri, file.text);
      if (!graph.all('rule-group', uri).some((group) => isChosen(group.uri)))
        yield { message: t('No rule file matches "{0}"', file.text), span };
    }
  },
};

import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../text/resource.ts';
import type { Rule } from '../../../rules/rule.ts';
import { contentOf } from '../../../yaml/node.ts';
import { isNearFile } from '../declare.ts';
import type { PrometheusModel } from '../model.ts';

/** A file of rules that is not there. */
export const ruleFile: Rule<PrometheusModel> = {
  id: 'prometheus/rule-file',
  severity: 'hint',
  *check({ model, graph, document: { uri } }) {
    for (const file of model.ruleFiles) {
      if (isNearFile(file.text) && !graph.fileExists(resolveFrom(uri, file.text)))
        yield { message: t('There is no file "{0}" beside this one', file.text), span: contentOf(file) };
    }
  },
};

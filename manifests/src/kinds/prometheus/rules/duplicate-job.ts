import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf, type YamlScalar } from '../../../core/yaml/node.ts';
import type { PrometheusModel } from '../model.ts';

/** Two jobs of one name: Prometheus does not start. */
export const duplicateJob: Rule<PrometheusModel> = {
  id: 'prometheus/duplicate-job',
  severity: 'error',
  *check({ model, document: { uri } }) {
    const seen = new Map<string, YamlScalar>();
    for (const { name } of model.jobs) {
      const first = name && seen.get(name.text);
      if (name && first)
        yield {
          message: t('Duplicate job "{0}"', name.text),
          span: contentOf(name),
          related: [{ uri, span: first.span, message: t('First "{0}"', name.text) }],
        };
      else if (name) seen.set(name.text, name);
    }
  },
};

import { t } from '@vscode/l10n';
import { scalarOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import type { Service } from '../model.ts';
import { composeRule } from './compose-rule.ts';
import { startTogether } from './duplicate-port.ts';

/** Two containers of one name: the second does not start. */
export const containerName = composeRule({
  id: 'compose/container-name',
  severity: 'warning',
  *check({ uri, model }) {
    const taken = new Map<string, { service: Service; name: YamlScalar }>();
    for (const service of model.services) {
      const name = scalarOf(service.node, 'container_name');
      if (!name || hasVariables(name.text)) continue;
      const first = taken.get(name.text);
      if (!first) taken.set(name.text, { service, name });
      else if (startTogether(first.service, service))
        yield {
          message: t('Duplicate container name "{1}": already used by "{0}"', first.service.name, name.text),
          span: name.span,
          related: [{ uri, span: first.name.span, message: t('First occurrence') }],
        };
    }
  },
});

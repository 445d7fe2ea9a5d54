import { t } from '@vscode/l10n';
import { pairOf } from '../../../core/yaml/node.ts';
import { componentRule } from './component-rule.ts';

/** A task that does not say whether results of earlier runs will do. */
export const caching = componentRule({
  id: 'kubeflow/caching',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ tasks }, { components }) {
    for (const { key, node, component } of tasks.values())
      if (!pairOf(node, 'cachingOptions') && component && !components.get(component.text)?.isGraph)
        yield {
          message: t(
            'The task does not set "cachingOptions": it is unclear whether results of earlier runs are reused',
          ),
          span: key.span,
        };
  },
});

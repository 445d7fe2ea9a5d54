import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { isSecret } from './secret-words.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Whoever can read the manifest, or the pod, can read it. */
export const secretInEnv = containerRule({
  id: 'kubernetes/secret-in-env',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:env-var-secret', 'polaris:sensitiveContainerEnvVar'],
  *check({ node }) {
    for (const variable of mapsAt(node, 'env')) {
      const [name, value] = [scalarOf(variable, 'name'), scalarOf(variable, 'value')];
      if (!name || !value) continue;
      if (isSecret(name.text, value.text))
        yield {
          message: t('"{0}" contains a plain-text secret: use a Secret (valueFrom.secretKeyRef)', name.text),
          span: value.span,
        };
    }
  },
});

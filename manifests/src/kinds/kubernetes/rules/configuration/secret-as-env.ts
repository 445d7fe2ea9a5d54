import { t } from '@vscode/l10n';
import { pairOf, valueOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Variables end up in dumps and logs, and in what a program starts; a mounted file does not. */
export const secretAsEnv = containerRule({
  id: 'kubernetes/secret-as-env',
  ...STRICT_ONLY,
  knownAs: ['kube-linter:read-secret-from-env-var', 'checkov:CKV_K8S_35'],
  *check({ node }) {
    for (const variable of mapsAt(node, 'env')) {
      const pair = pairOf(valueOf(variable, 'valueFrom'), 'secretKeyRef');
      if (pair)
        yield {
          message: t(
            'The Secret is exposed as an environment variable, which can appear in logs: mount it as a file',
          ),
          span: pair.key.span,
        };
    }
    for (const source of mapsAt(node, 'envFrom')) {
      const pair = pairOf(source, 'secretRef');
      if (pair)
        yield {
          message: t(
            'The Secret is exposed as an environment variable, which can appear in logs: mount it as a file',
          ),
          span: pair.key.span,
        };
    }
  },
});

import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../../compose/interpolation.ts';
import type { OpenFaasModel } from '../model.ts';

/** A name that no service of Kubernetes may have, so that the function is not deployed. */
export const functionName: Rule<OpenFaasModel> = {
  id: 'openfaas/function-name',
  severity: 'error',
  *check({ model }) {
    for (const { name, pair } of model.functions) {
      if (hasVariables(name) || /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(name)) continue;
      yield {
        message: t(
          '"{0}" is not a valid function name: expected at most 63 lowercase letters, digits and hyphens',
          name,
        ),
        span: contentOf(pair.key),
      };
    }
  },
};

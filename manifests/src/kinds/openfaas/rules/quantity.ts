import { t } from '@vscode/l10n';
import { quantityOf } from '../../../formats/quantities/quantity.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { contentOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../../compose/interpolation.ts';
import type { OpenFaasModel } from '../model.ts';

/** A share of CPU or memory that Kubernetes cannot read. */
export const quantity: Rule<OpenFaasModel> = {
  id: 'openfaas/quantity',
  severity: 'error',
  *check({ model }) {
    for (const { node } of model.functions) {
      for (const map of [valueOf(node, 'limits'), valueOf(node, 'requests')]) {
        for (const value of [scalarOf(map, 'cpu'), scalarOf(map, 'memory')]) {
          if (value && !hasVariables(value.text) && !quantityOf(value.text))
            yield {
              message: t(
                '"{0}" is not a valid quantity: expected a number with a unit, such as "100m", "2" or "128Mi"',
                value.text,
              ),
              span: contentOf(value),
            };
        }
      }
    }
  },
};

import { t } from '@vscode/l10n';
import { amountPlaces } from '../../resources/amount-places.ts';
import { wordFix } from '../fixes.ts';
import { isFilledInLater, weightOf } from '../../resources/naming.ts';
import { ONE, suggestQuantity, quantityOf } from '../../../../formats/quantities/quantity.ts';
import { textOf } from '../../resources/amount.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Amounts as the API reads them: no `MB`, no `K`, nothing negative, and no half of a device. */
export const quantity = resourceRule({
  id: 'kubernetes/quantity',
  severity: 'error',
  *check(resource, alone) {
    for (const place of amountPlaces(resource)) {
      const { node } = place;
      const text = textOf(node);
      if (isFilledInLater(text) || typeof node.value === 'boolean') continue;
      const read = quantityOf(text);
      if (!read) {
        const suggestion = suggestQuantity(text);
        yield {
          message:
            suggestion === undefined
              ? t(
                  '"{0}" is not a valid quantity: expected a number, optionally with the unit m, k, M, G, T, Ki, Mi, Gi or Ti',
                  text,
                )
              : t('"{0}" is not a valid quantity. Did you mean "{1}"?', text, suggestion),
          span: node.span,
          ...weightOf(text),
          ...(suggestion === undefined ? {} : { fixes: [wordFix(alone, node.span, suggestion)] }),
        };
      } else if (read.nanos < 0n) yield { message: t('"{0}" must not be negative', text), span: node.span };
      else if (place.of === 'container' && isCounted(place.resource) && read.nanos % ONE !== 0n)
        yield {
          message: t('{0} must be an integer, not "{1}"', place.resource, text),
          span: node.span,
        };
    }
  },
});

/** Devices and other resources of a vendor's own (`nvidia.com/gpu`). */
function isCounted(resource: string): boolean {
  return resource.includes('/') && !resource.includes('kubernetes.io/');
}

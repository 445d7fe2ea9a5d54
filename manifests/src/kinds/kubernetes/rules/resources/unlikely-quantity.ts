import { t } from '@vscode/l10n';
import type { Fix, RuleFinding } from '../../../../core/findings/finding.ts';
import { amountPlaces, type AmountPlace } from '../../resources/amount-places.ts';
import { wordFix } from '../fixes.ts';
import { ONE, quantityOf, type Quantity } from '../../../../formats/quantities/quantity.ts';
import { textOf } from '../../resources/amount.ts';
import { resourceRule, type Alone } from '../../checks/resource-rule.ts';

/** No node has as many processors; who writes `500` for a container means `500m`. */
const MOST_CORES = 250n * ONE;
const LEAST_MEMORY = (1n << 20n) * ONE;

/** Amounts that the API accepts and nobody means: `memory: 512m` is half a byte. */
export const unlikelyQuantity = resourceRule({
  id: 'kubernetes/unlikely-quantity',
  severity: 'warning',
  *check(resource, alone) {
    for (const place of amountPlaces(resource)) {
      const read = quantityOf(textOf(place.node));
      if (!read || read.nanos <= 0n) continue;
      if (/^(?:memory|storage|ephemeral-storage)$/u.test(place.resource))
        yield* unlikelyBytes(place, read, alone);
      else if (place.resource === 'cpu') yield* unlikelyCores(place, read, alone);
    }
  },
});

function* unlikelyBytes(
  { resource, node, of }: AmountPlace,
  read: Quantity,
  alone: Alone,
): Iterable<RuleFinding> {
  if (read.suffix === 'm') {
    yield {
      message: t('"{0}" means thousandths of a byte: {1} is usually given in Mi or Gi', node.text, resource),
      span: node.span,
      fixes: suffixes(alone, node, ['Mi', 'Gi']),
    };
  } else if (of === 'container' && read.suffix === '' && read.nanos < LEAST_MEMORY) {
    yield {
      message: t('"{0}" means bytes: {1} is usually given in Mi or Gi', node.text, resource),
      span: node.span,
      fixes: suffixes(alone, node, ['Mi', 'Gi']),
    };
  }
}

function* unlikelyCores({ node, of }: AmountPlace, read: Quantity, alone: Alone): Iterable<RuleFinding> {
  if (of !== 'container' || read.nanos < MOST_CORES) return;
  if (read.suffix === '')
    yield {
      message: t('"{0}" means whole CPUs: use "{0}m" for millicores', node.text),
      span: node.span,
      fixes: suffixes(alone, node, ['m']),
    };
  else yield { message: t('"{0}" CPUs are more than any node has', node.text), span: node.span };
}

function suffixes(alone: Alone, node: AmountPlace['node'], units: readonly string[]): readonly Fix[] {
  const number = /^[\d.]+/u.exec(node.text)?.[0];
  if (number === undefined || !/^[\d.]+m?$/u.test(node.text)) return [];
  return units.map((unit) => wordFix(alone, node.span, `${number}${unit}`));
}

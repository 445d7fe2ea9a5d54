import { t } from '@vscode/l10n';
import { contentOf, isSeq, scalarsOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { boundsOf, compared, isEmptyBetween, kindOf, lowerEnds, upperEnds, type Bounds } from '../bounds.ts';
import type { Check, Expectation } from '../model.ts';
import { qualityRule } from './quality-rule.ts';

/** A check with one column and what it expects of all its values. */
interface Claim {
  readonly check: Check;
  readonly expectation: Expectation;
}

/** Two checks of a column that no value satisfies both, on all rows and without tolerance. */
export const contradiction = qualityRule('quality/contradiction', 'error', function* ({ suite, uri }) {
  for (const { checks } of suite.tables.values()) {
    const claims = new Map<string, Claim[]>();
    for (const check of checks.values()) {
      const [expectation, another] = check.expectations;
      if (!expectation || another || check.where || check.tolerate) continue;
      for (const column of new Set(check.columns.map(({ text }) => text.toLowerCase()))) {
        const earlier = claims.get(column) ?? [];
        const against = earlier.find((one) => contradicts(one.expectation, expectation));
        if (against)
          yield {
            message: t('No value of "{0}" passes this check and "{1}"', column, against.check.name),
            span: contentOf(check.key),
            related: [{ uri, span: contentOf(against.check.key), message: t('Other check') }],
          };
        claims.set(column, [...earlier, { check, expectation }]);
      }
    }
  }
});

function contradicts(a: Expectation, b: Expectation): boolean {
  return contradictsInOrder(a, b) || contradictsInOrder(b, a);
}

function contradictsInOrder(a: Expectation, b: Expectation): boolean {
  if ((a.name === 'range' || a.name === 'length') && a.name === b.name)
    return areApart(boundsOf(a.value), boundsOf(b.value));
  if (a.name !== 'values' || !isSeq(a.value)) return false;
  const values = scalarsOf(a.value);
  if (values.length === 0) return false;
  if (b.name === 'values' && isSeq(b.value)) {
    const others = new Set(scalarsOf(b.value).map(({ text }) => text));
    return others.size > 0 && values.every(({ text }) => !others.has(text));
  }
  if (b.name === 'forbidden') {
    const others = new Set(scalarsOf(b.value).map(({ text }) => text));
    return values.every(({ text }) => others.has(text));
  }
  return b.name === 'range' && values.every((value) => isOutside(value, boundsOf(b.value)));
}

function areApart(a: Bounds, b: Bounds): boolean {
  const empty = (from: Bounds, to: Bounds): boolean =>
    lowerEnds(from).some((low) => upperEnds(to).some((high) => isEmptyBetween(low, high)));
  return empty(a, b) || empty(b, a);
}

function isOutside(value: YamlScalar, bounds: Bounds): boolean {
  if (kindOf(value) === 'other') return false;
  const isBelow = lowerEnds(bounds).some(({ scalar, isOpen }) => {
    const order = compared(value, scalar);
    return order !== undefined && (order < 0 || (order === 0 && isOpen));
  });
  return (
    isBelow ||
    upperEnds(bounds).some(({ scalar, isOpen }) => {
      const order = compared(value, scalar);
      return order !== undefined && (order > 0 || (order === 0 && isOpen));
    })
  );
}

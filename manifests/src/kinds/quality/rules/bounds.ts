import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, type YamlNode } from '../../../core/yaml/node.ts';
import { boundsOf, isEmptyBetween, kindOf, lowerEnds, upperEnds, type End } from '../bounds.ts';
import type { ExpectationName } from '../expectations.ts';
import type { Expectation } from '../model.ts';
import { checkRule } from './quality-rule.ts';

const WITH_BOUNDS: ReadonlySet<ExpectationName> = new Set([
  'range',
  'length',
  'rowCount',
  'statistic',
  'share',
]);

/** An interval that holds nothing, has two lower or upper ends, or none where something must be expected. */
export const bounds = checkRule('quality/bounds', 'error', (_check, expectation) =>
  boundsFaults(expectation),
);

/** What is wrong with the interval of an expectation. */
export function* boundsFaults(expectation: Expectation): Iterable<RuleFinding> {
  const { name, value } = expectation;
  if (!WITH_BOUNDS.has(name)) return;
  const written = boundsOf(value);
  const [lower, upper] = [lowerEnds(written), upperEnds(written)];
  for (const [first, second] of [lower, upper])
    if (first && second)
      yield {
        message: t('"{0}" and "{1}" cannot be used together', first.key, second.key),
        span: second.scalar.span,
      };
  if (lower.length + upper.length === 0 && isNeeded(expectation))
    yield { message: t('"{0}" requires "min" or "max"', name), span: contentOf(expectation.key) };
  const [from] = lower;
  const [to] = upper;
  if (from && to) yield* between(from, to);
  if (name === 'range') yield* notComparable([...lower, ...upper]);
}

function* between(from: End, to: End): Iterable<RuleFinding> {
  const [low, high] = [kindOf(from.scalar), kindOf(to.scalar)];
  if (low !== high && low !== 'other' && high !== 'other')
    yield {
      message: t('"{0}" and "{1}" cannot be compared', from.scalar.text, to.scalar.text),
      span: to.scalar.span,
    };
  else if (isEmptyBetween(from, to))
    yield {
      message: t('No value is between {0} and {1}', from.scalar.text, to.scalar.text),
      span: to.scalar.span,
    };
}

function* notComparable(ends: readonly End[]): Iterable<RuleFinding> {
  for (const { scalar } of ends)
    if (kindOf(scalar) === 'other')
      yield {
        message: t('"{0}" is not a number, a date (YYYY-MM-DD) or a time', scalar.text),
        span: scalar.span,
      };
}

/** `rowCount` may compare with the last run alone. */
function isNeeded({ name, value }: Expectation): boolean {
  return name === 'statistic' || name === 'share' || (name === 'rowCount' && !hasKey(value, 'change'));
}

function hasKey(node: YamlNode | null, key: string): boolean {
  return node?.type === 'map' && node.pairs.some((pair) => pair.key.text === key);
}

import { t } from '@vscode/l10n';
import type { SyntaxNode } from '@lezer/common';
import type { PromqlFault } from './fault.ts';

const SET_OPERATORS = new Set(['And', 'Or', 'Unless']);
const COMPARISONS = new Set(['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte']);
const SHIFTS = new Set(['OffsetExpr', 'StepInvariantExpr']);
const SHIFTED = new Set(['VectorSelector', 'MatrixSelector', 'SubqueryExpr']);

/**
 * What is wrong with that which is beside the sign of an operation: `bool`, `on (…)`, `group_left (…)`.
 * @param betweenSeries whether both sides are one value for each series.
 */
export function operationFault(
  node: SyntaxNode,
  text: string,
  operator: string,
  betweenSeries: boolean,
): PromqlFault | undefined {
  const bool = node.getChild('BoolModifier');
  if (bool && !COMPARISONS.has(operator))
    return fault(bool, t('"bool" is allowed only with comparison operators'));
  const clause = node.getChild('MatchingModifierClause');
  if (!clause) return undefined;
  const written = text.slice(clause.from, clause.to);
  const matching = clause.getChild('On') ?? clause.getChild('Ignoring');
  if (matching && !betweenSeries)
    return fault(clause, t('"{0}" is allowed only between two vectors: a scalar has no labels', written));
  const grouping = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight');
  if (grouping && SET_OPERATORS.has(operator))
    return fault(
      grouping,
      t('"{0}" does not support "{1}"', operator.toLowerCase(), text.slice(grouping.from, grouping.to)),
    );
  const [matched, added] = clause.getChildren('GroupingLabels');
  const names = new Set(labelsIn(matched, text));
  const twice = clause.getChild('On') && labelsIn(added, text).find((name) => names.has(name));
  return added && twice
    ? fault(added, t('Label "{0}" must not occur in both the matching and the grouping list', twice))
    : undefined;
}

/** What is wrong with an `offset` or an `@`. */
export function shiftFault(node: SyntaxNode, text: string): PromqlFault | undefined {
  const kind = node.name === 'OffsetExpr' ? 'offset' : '@';
  let inner = node.firstChild;
  for (; inner && SHIFTS.has(inner.name); inner = inner.firstChild) {
    if (inner.name === node.name) return fault(node, t('Duplicate "{0}"', kind));
  }
  // The grammar gives a sign its operands before the shift, which Prometheus does the other way round.
  while (inner?.name === 'UnaryExpr' || inner?.name === 'BinaryExpr') inner = inner.lastChild;
  if (inner && !SHIFTED.has(inner.name) && !SHIFTS.has(inner.name))
    return fault(
      inner,
      t('"{0}" is allowed only after a vector selector, a range selector or a subquery', kind),
    );
  const moment = kind === '@' ? node.getChild('At')?.nextSibling : undefined;
  return moment && /^[+-]?(?:inf|nan)$/iu.test(text.slice(moment.from, moment.to))
    ? fault(moment, t('Invalid timestamp'))
    : undefined;
}

/** A selector that names its metric twice: `up{__name__="down"}`. */
export function nameFault(selector: SyntaxNode, text: string): PromqlFault | undefined {
  if (!selector.getChild('Identifier')) return undefined;
  const again = selector
    .getChild('LabelMatchers')
    ?.getChildren('UnquotedLabelMatcher')
    .find((matcher) => {
      const label = matcher.getChild('LabelName');
      return (
        label &&
        text.slice(label.from, label.to) === '__name__' &&
        matcher.getChild('MatchOp')?.getChild('EqlSingle')
      );
    });
  return again ? fault(again, t('The metric name is set twice')) : undefined;
}

function labelsIn(list: SyntaxNode | undefined, text: string): readonly string[] {
  return list?.getChildren('LabelName').map(({ from, to }) => text.slice(from, to)) ?? [];
}

function fault({ from, to }: SyntaxNode, message: string): PromqlFault {
  return { message, from, to };
}

import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';

const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
const ARITHMETIC = ['Add', 'Sub', 'Mul', 'Div', 'Mod', 'Pow'];

/** Operators whose result keeps the labels of the series, not those of the groups. */
const CHOOSES = ['Topk', 'Bottomk', 'LimitK', 'LimitRatio'];

/**
 * The labels that the series of an expression have at most, where an aggregation says which it keeps: `sum by (job) (…) > 5` has
 * `job`. Undefined where that is not known.
 */
export function labelsLeft(expression: string): ReadonlySet<string> | undefined {
  const root = parser.parse(expression).topNode.firstChild;
  return root ? labelsOf(root, expression) : undefined;
}

function labelsOf(node: SyntaxNode, text: string): ReadonlySet<string> | undefined {
  switch (node.name) {
    case 'ParenExpr':
    case 'UnaryExpr':
      return childLabels(node, text);
    case 'AggregateExpr':
      return keptBy(node, text);
    case 'BinaryExpr': {
      const { firstChild: left, lastChild: right } = node;
      const known = [...COMPARISONS, ...ARITHMETIC].some((name) => node.getChild(name));
      if (!left || !right || !known) return undefined;
      if (isNumber(right)) return labelsOf(left, text);
      return isNumber(left) ? labelsOf(right, text) : undefined;
    }
    default:
      return undefined;
  }
}

function childLabels(node: SyntaxNode, text: string): ReadonlySet<string> | undefined {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const labels = labelsOf(child, text);
    if (labels) return labels;
  }
  return undefined;
}

function keptBy(node: SyntaxNode, text: string): ReadonlySet<string> | undefined {
  const operator = node.getChild('AggregateOp')?.firstChild?.name ?? '';
  if (CHOOSES.includes(operator) || operator === 'CountValues') return undefined;
  const modifier = node.getChild('AggregateModifier');
  if (!modifier) return new Set();
  if (!modifier.getChild('By')) return undefined;
  const names = modifier.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
  return new Set(names.map(({ from, to }) => text.slice(from, to).replaceAll(/^["']|["']$/gu, '')));
}

function isNumber(node: SyntaxNode): boolean {
  if (node.name === 'NumberDurationLiteral') return true;
  return (
    (node.name === 'ParenExpr' || node.name === 'UnaryExpr') &&
    node.lastChild !== null &&
    isNumber(node.lastChild)
  );
}

import { t } from '@vscode/l10n';
import type { SyntaxNode } from '@lezer/common';
import type { PromqlFault } from './fault.ts';
import { FUNCTIONS, type Signature, type ValueType } from './functions.ts';
import { nameFault, operationFault, shiftFault } from './modifiers.ts';
import { re2Problem } from '../regex/re2.ts';
import { unquoted } from './text.ts';

const SET_OPERATORS = new Set(['And', 'Or', 'Unless']);
const COMPARISONS = new Set(['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte']);
const WITH_PARAMETER: Readonly<Record<string, ValueType>> = {
  Topk: 'scalar',
  Bottomk: 'scalar',
  Quantile: 'scalar',
  LimitK: 'scalar',
  LimitRatio: 'scalar',
  CountValues: 'string',
};
const SHIFTS = new Set(['OffsetExpr', 'StepInvariantExpr']);
const WRAPPERS = new Set(['ParenExpr', ...SHIFTS, 'AnchoredExpr', 'SmoothedExpr']);

/** Finds the first part of an expression that is not of the type which its place wants. */
export class TypeReader {
  readonly #text: string;
  #fault: PromqlFault | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  check(root: SyntaxNode | null): PromqlFault | undefined {
    if (!root) return { message: t('The expression is empty'), from: 0, to: this.#text.length };
    const type = this.#typeOf(root);
    if (!this.#fault && (type === 'range' || type === 'string'))
      this.#report(
        root,
        t('A rule expression must be a scalar or an instant vector, found {0}', typeText(type)),
      );
    return this.#fault;
  }

  #typeOf(node: SyntaxNode): ValueType {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return 'scalar';
      case 'StringLiteral':
        return 'string';
      case 'VectorSelector':
        this.#selector(node);
        return 'instant';
      case 'MatrixSelector':
        this.#range(node);
        return 'range';
      case 'SubqueryExpr':
        this.#want(firstExpression(node), ['instant']);
        return 'range';
      case 'AggregateExpr':
        this.#aggregate(node);
        return 'instant';
      case 'FunctionCall':
        return this.#call(node);
      case 'BinaryExpr':
        return this.#binary(node);
      case 'UnaryExpr':
        return this.#want(firstExpression(node), ['scalar', 'instant']) ?? 'instant';
      default: {
        if (SHIFTS.has(node.name)) this.#fault ??= shiftFault(node, this.#text);
        const inner = WRAPPERS.has(node.name) ? firstExpression(node) : null;
        return inner ? this.#typeOf(inner) : 'instant';
      }
    }
  }

  /** Reads a part and reports it when it is of another type. */
  #want(node: SyntaxNode | null, wanted: readonly ValueType[]): ValueType | undefined {
    if (!node) return undefined;
    const type = this.#typeOf(node);
    if (wanted.includes(type)) return type;
    const expected = wanted.map(typeText).join(t(' or '));
    const hint = wanted[0] === 'range' && type === 'instant' ? ` ${t('Add a range, such as "[5m]"')}` : '';
    this.#report(node, `${t('Expected {1}, found {0}.', typeText(type), expected)}${hint}`);
    return type;
  }

  #report({ from, to }: SyntaxNode, message: string): void {
    this.#fault ??= { message, from, to };
  }

  #range(node: SyntaxNode): void {
    const inner = firstExpression(node);
    if (!inner) return;
    if (inner.name === 'VectorSelector') this.#selector(inner);
    else
      this.#report(
        inner,
        t('Only a vector selector can have a range: for other expressions use a subquery, such as "[5m:]"'),
      );
  }

  /** A selector that excludes nothing would choose every series that there is. */
  #selector(node: SyntaxNode): void {
    this.#fault ??= nameFault(node, this.#text);
    const matchers = node.getChild('LabelMatchers');
    for (const matcher of matchers?.getChildren('UnquotedLabelMatcher') ?? []) this.#pattern(matcher);
    if (!matchers || node.getChild('Identifier') || matchers.getChild('QuotedLabelName')) return;
    const all = [
      ...matchers.getChildren('UnquotedLabelMatcher'),
      ...matchers.getChildren('QuotedLabelMatcher'),
    ];
    if (all.every((matcher) => this.#takesEmpty(matcher)))
      this.#report(node, t('A vector selector requires a metric name or a non-empty label matcher'));
  }

  #pattern(matcher: SyntaxNode): void {
    const operator = matcher.getChild('MatchOp')?.firstChild?.name;
    const value = matcher.getChild('StringLiteral');
    if (!value || (operator !== 'EqlRegex' && operator !== 'NeqRegex')) return;
    const problem = re2Problem(unquoted(this.#text.slice(value.from, value.to)));
    if (problem !== undefined) this.#report(value, problem);
  }

  #takesEmpty(matcher: SyntaxNode): boolean {
    const operator = matcher.getChild('MatchOp')?.firstChild?.name;
    const value = matcher.getChild('StringLiteral');
    const text = value ? unquoted(this.#text.slice(value.from, value.to)) : '';
    switch (operator) {
      case 'EqlSingle':
        return text === '';
      case 'Neq':
        return text !== '';
      case 'EqlRegex':
        return /^(?:\.\*|.*\|)?$/u.test(text);
      case undefined:
      default:
        return !/^(?:\.\*|\^?\$?)$/u.test(text) && !text.includes('|') && !text.includes('*');
    }
  }

  #aggregate(node: SyntaxNode): void {
    const operator = node.getChild('AggregateOp')?.firstChild?.name ?? '';
    const body = node.getChild('FunctionCallBody');
    const args = body ? expressionsIn(body) : [];
    const parameter = WITH_PARAMETER[operator];
    const count = parameter === undefined ? 1 : 2;
    if (args.length !== count) {
      const written = this.#text.slice(node.from, body?.from ?? node.to).trim();
      this.#report(
        node,
        t('Wrong number of arguments for "{0}": expected {1}, found {2}', written, count, args.length),
      );
      return;
    }
    if (parameter !== undefined) this.#want(args[0] ?? null, [parameter]);
    this.#want(args.at(-1) ?? null, ['instant']);
  }

  #call(node: SyntaxNode): ValueType {
    const identifier = node.getChild('FunctionIdentifier');
    const name = identifier ? this.#text.slice(identifier.from, identifier.to) : '';
    const signature = FUNCTIONS.get(name);
    const body = node.getChild('FunctionCallBody');
    const args = body ? expressionsIn(body) : [];
    if (!signature || !identifier) return 'instant';
    if (!takes(signature, args.length)) {
      this.#report(
        identifier,
        t(
          'Wrong number of arguments for "{0}": expected {1}, found {2}',
          name,
          countText(signature),
          args.length,
        ),
      );
      return signature.returns;
    }
    // What `info` is given second is not a series, but labels to choose by.
    const checked = name === 'info' ? args.slice(0, 1) : args;
    for (const [index, arg] of checked.entries()) {
      const wanted = signature.args[index] ?? signature.args.at(-1);
      if (wanted) this.#want(arg, [wanted]);
    }
    return signature.returns;
  }

  #binary(node: SyntaxNode): ValueType {
    const [left, right] = expressionsIn(node);
    const operator = operatorOf(node);
    const wanted: readonly ValueType[] = SET_OPERATORS.has(operator) ? ['instant'] : ['scalar', 'instant'];
    const types = [this.#want(left ?? null, wanted), this.#want(right ?? null, wanted)];
    const betweenSeries = types.every((type) => type === 'instant');
    this.#fault ??= operationFault(node, this.#text, operator, betweenSeries);
    if (!types.every((type) => type === 'scalar')) return 'instant';
    if (COMPARISONS.has(operator) && !node.getChild('BoolModifier'))
      this.#report(node, t('Comparisons between scalars require "bool" after the operator'));
    return 'scalar';
  }
}

/** The sign of a comparison, a word, or a sign of arithmetic. */
function operatorOf(node: SyntaxNode): string {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (SET_OPERATORS.has(child.name) || COMPARISONS.has(child.name)) return child.name;
  }
  return '';
}

const EXPRESSIONS = new Set([
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
  ...WRAPPERS,
]);

function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (EXPRESSIONS.has(child.name)) found.push(child);
  return found;
}

function firstExpression(node: SyntaxNode): SyntaxNode | null {
  return expressionsIn(node)[0] ?? null;
}

function takes({ args, variadic }: Signature, count: number): boolean {
  if (variadic === 0) return count === args.length;
  const least = args.length - 1;
  return count >= least && (variadic < 0 || count <= least + variadic);
}

function countText({ args, variadic }: Signature): string {
  if (variadic === 0) return String(args.length);
  return variadic < 0 ? `${args.length - 1}+` : `${args.length - 1}–${args.length - 1 + variadic}`;
}

function typeText(type: ValueType): string {
  switch (type) {
    case 'instant':
      return t('an instant vector');
    case 'range':
      return t('a range vector');
    case 'scalar':
      return t('a number');
    case 'string':
      return t('a string');
  }
}

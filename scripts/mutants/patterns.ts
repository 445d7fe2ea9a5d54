import ts from 'typescript';

/** A fault that a careless hand could have put into a source file: one expression in place of another, wherever that is evaluated. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  /** Where the expression stands that it replaces: for a constant each use of it, so that it is known which tests use it. */
  readonly places: readonly Place[];
  readonly before: string;
  readonly after: string;
}

/** Offsets of an expression. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** One kind of fault: `change` returns the replacement for a node, or undefined for a node that it does not change. */
interface Pattern {
  readonly name: string;
  readonly change: (node: ts.Node, source: ts.SourceFile) => Change | undefined;
}

interface Change {
  readonly node: ts.Expression;
  readonly after: string;
  /** What is replaced instead of the node. */
  readonly uses?: readonly ts.Expression[];
}

/** Changes of guards, exemptions and limits: what tests of the usual case do not see. */
export const PATTERNS: readonly Pattern[] = [
  {
    name: 'a guard that never applies',
    change: (node) =>
      ts.isIfStatement(node) && !node.elseStatement && leaves(node.thenStatement)
        ? { node: node.expression, after: 'false' }
        : undefined,
  },
  {
    name: 'a negation that is left out',
    change: (node, source) =>
      ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
        ? { node, after: node.operand.getText(source) }
        : undefined,
  },
  otherOperator('all for any', ts.SyntaxKind.BarBarToken, '&&'),
  otherOperator('any for all', ts.SyntaxKind.AmpersandAmpersandToken, '||'),
  otherOperator('a limit that is reached', ts.SyntaxKind.LessThanToken, '<='),
  otherOperator('a limit that is not reached', ts.SyntaxKind.LessThanEqualsToken, '<'),
  otherOperator('a bound that is reached', ts.SyntaxKind.GreaterThanToken, '>='),
  otherOperator('a bound that is not reached', ts.SyntaxKind.GreaterThanEqualsToken, '>'),
  {
    name: 'a missing limit',
    change: (node, source) =>
      ts.isVariableDeclaration(node) &&
      /^[A-Z][A-Z_]+$/u.test(node.name.getText(source)) &&
      node.initializer &&
      /^[\d_]+(?: \* [\d_]+)*$/u.test(node.initializer.getText(source))
        ? { node: node.initializer, after: 'Infinity', uses: usesOf(node.name.getText(source), source) }
        : undefined,
  },
  {
    name: 'a count that does not wrap',
    change: (node, source) =>
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PercentToken
        ? { node, after: node.left.getText(source) }
        : undefined,
  },
];

/** All mutants of a file, in the order of the text. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    for (const { name: pattern, change } of PATTERNS) {
      const changed = change(node, source);
      if (!changed) continue;
      const { node: replaced, after, uses = [replaced] } = changed;
      if (uses.length === 0) continue;
      const line = source.getLineAndCharacterOfPosition(replaced.getStart(source)).line + 1;
      const places = uses.map((use) => ({ start: use.getStart(source), end: use.end }));
      mutants.push({ file, line, pattern, places, before: replaced.getText(source), after });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants.sort((a, b) => a.line - b.line);
}

/** The expressions of a file that are the name of a constant. */
function usesOf(name: string, source: ts.SourceFile): readonly ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node, parent: ts.Node): void => {
    const isName =
      ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name === node) ||
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isExportSpecifier(parent) ||
      ts.isTypeNode(parent);
    if (ts.isIdentifier(node) && node.text === name && !isName) uses.push(node);
    ts.forEachChild(node, (child) => {
      visit(child, node);
    });
  };
  visit(source, source);
  return uses;
}

function otherOperator(name: string, operator: ts.BinaryOperator, other: string): Pattern {
  return {
    name,
    change: (node, source) =>
      ts.isBinaryExpression(node) && node.operatorToken.kind === operator
        ? { node, after: `(${node.left.getText(source)}) ${other} (${node.right.getText(source)})` }
        : undefined,
  };
}

/** Whether a statement does nothing but leave the function or the turn of the loop. */
function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.length === 1 && statement.statements.every(leaves);
  return (
    ts.isReturnStatement(statement) ||
    ts.isContinueStatement(statement) ||
    ts.isBreakStatement(statement) ||
    ts.isThrowStatement(statement)
  );
}

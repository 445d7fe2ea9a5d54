import {
  Binary,
  ContextAccess,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Unary,
  type Expr,
} from '@actions/expressions/ast';
import type { Token } from '@actions/expressions/lexer';
import { nameOfIndex } from './accesses.ts';

/** The first and the last token of a part of an expression. */
export function extentOf(node: Expr): readonly [Token | undefined, Token | undefined] {
  if (node instanceof Literal) return [node.token, node.token];
  if (node instanceof ContextAccess) return [node.name, node.name];
  if (node instanceof Grouping) return extentOf(node.group);
  if (node instanceof Unary) return [node.operator, extentOf(node.expr)[1]];
  if (node instanceof Binary) return [extentOf(node.left)[0], extentOf(node.right)[1]];
  if (node instanceof IndexAccess)
    return [extentOf(node.expr)[0], extentOf(node.index)[1] ?? extentOf(node.expr)[1]];
  const args = node instanceof Logical || node instanceof FunctionCall ? node.args : [];
  const [first, last] = [args[0], args.at(-1)];
  const from = node instanceof FunctionCall ? node.functionName : first && extentOf(first)[0];
  return [from, (last && extentOf(last)[1]) ?? from];
}

/** `steps.build.outputs`, as written. */
export function pathOf(node: Expr): string {
  if (node instanceof ContextAccess) return node.name.lexeme;
  if (node instanceof Grouping) return pathOf(node.group);
  if (node instanceof FunctionCall) return `${node.functionName.lexeme}(…)`;
  if (!(node instanceof IndexAccess)) return '…';
  const step = nameOfIndex(node.index);
  return `${pathOf(node.expr)}.${step ? step.name : '*'}`;
}

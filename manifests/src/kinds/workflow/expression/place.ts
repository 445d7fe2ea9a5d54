import { TokenType, type Token } from '@actions/expressions/lexer';
import { span, type Span } from '../../../core/text/span.ts';
import type { Expression } from '../model.ts';
import { offsetAt } from './parse.ts';
import { offsetIn } from './source.ts';

/** Where the tokens of an expression are in the document, from the first to the last. */
export function spanOfTokens({ written }: Pick<Expression, 'written'>, from: Token, to: Token = from): Span {
  const start = offsetAt(written.text, from.range.start);
  const end = offsetAt(written.text, to.range.start) + to.lexeme.length;
  return span(offsetIn(written, start), offsetIn(written, Math.max(end - 1, start)) + 1);
}

/** Where a name is: without the quotes of `steps['build']`. */
export function spanOfName(expression: Pick<Expression, 'written'>, token: Token): Span {
  const at = spanOfTokens(expression, token);
  return token.type === TokenType.STRING ? span(at.start + 1, at.end - 1) : at;
}

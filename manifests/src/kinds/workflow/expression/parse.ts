import { Lexer, Parser } from '@actions/expressions';
import type { Expr } from '@actions/expressions/ast';
import { ExpressionError } from '@actions/expressions/errors';
import { TokenType, type Pos, type Token } from '@actions/expressions/lexer';
import { t } from '@vscode/l10n';

/** An expression as GitHub's parser reads it. Offsets count from the start of its text. */
export interface ParsedExpression {
  readonly tree: Expr | undefined;
  readonly tokens: readonly Token[];
  readonly problem: ExpressionProblem | undefined;
}

export interface ExpressionProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Workflows repeat their expressions: those of the last few thousand texts are kept. */
const MAX_KEPT = 4000;
const kept = new Map<string, ParsedExpression>();

export function parseExpression(text: string): ParsedExpression {
  const known = kept.get(text);
  if (known) return known;
  const parsed = parse(text);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(text, parsed);
  return parsed;
}

/** Where a position of the lexer, in lines and columns, is in the text. */
export function offsetAt(text: string, { line, column }: Pos): number {
  let start = 0;
  for (let passed = 0; passed < line; passed++) {
    const next = text.indexOf('\n', start);
    if (next === -1) break;
    start = next + 1;
  }
  return start + column;
}

function parse(text: string): ParsedExpression {
  let tokens: readonly Token[];
  try {
    tokens = new Lexer(text).lex().tokens;
  } catch (error) {
    return { tree: undefined, tokens: [], problem: lexicalProblem(text, error) };
  }
  try {
    const tree = new Parser([...tokens], contextsIn(tokens), functionsIn(tokens)).parse();
    const problem =
      (tree as Expr | undefined) === undefined
        ? { message: t('The expression is empty'), start: 0, end: text.length }
        : undefined;
    return { tree, tokens, problem };
  } catch (error) {
    return { tree: undefined, tokens, problem: syntaxProblem(text, tokens, error) };
  }
}

/** All names are let through: which of them exist here is told later, with better words. */
function contextsIn(tokens: readonly Token[]): string[] {
  return tokens.filter(({ type }) => type === TokenType.IDENTIFIER).map(({ lexeme }) => lexeme);
}

function functionsIn(tokens: readonly Token[]): ConstructorParameters<typeof Parser>[2] {
  return tokens.flatMap((token, index) =>
    token.type === TokenType.IDENTIFIER && tokens[index + 1]?.type === TokenType.LEFT_PAREN
      ? [{ name: token.lexeme, minArgs: 0, maxArgs: Number.MAX_SAFE_INTEGER }]
      : [],
  );
}

function lexicalProblem(text: string, error: unknown): ExpressionProblem {
  const position = error instanceof Error ? /position (\d+)/u.exec(error.message)?.[1] : undefined;
  if (position === undefined) return { message: t('The expression is too long'), start: 0, end: text.length };
  const start = Number(position) - 1;
  const rest = text.slice(start);
  if (rest.startsWith("'"))
    return { message: t('Unterminated string: the closing quote is missing'), start, end: text.length };
  const word = /^[^\s()[\],]+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
  const end = start + word.length;
  if (word.startsWith('"'))
    return { message: t("Use single quotes for strings in expressions: '…'"), start, end };
  const operator = /^[=&|+*/%-]/u.exec(word)?.[0];
  if (operator === '=' || operator === '&' || operator === '|')
    return { message: t('"{0}" is not a valid operator: use "{0}{0}"', operator), start, end };
  if (operator !== undefined && !/^[+-]\d/u.test(word))
    return {
      message: t('Arithmetic is not supported in expressions: "{0}" is not a valid operator', operator),
      start,
      end,
    };
  return { message: t('Unexpected "{0}" in the expression', word), start, end };
}

function syntaxProblem(text: string, tokens: readonly Token[], error: unknown): ExpressionProblem {
  if (!(error instanceof ExpressionError))
    return { message: t('Invalid expression'), start: 0, end: text.length };
  const start = offsetAt(text, error.pos);
  const token = tokens.find(({ range }) => offsetAt(text, range.start) === start);
  const end = token ? offsetAt(text, token.range.end) : start;
  // Functions that the parser knows itself are counted by it.
  if (/few|many|even|odd/iu.test(error.message))
    return { message: t('Wrong number of arguments for "{0}"', token?.lexeme ?? ''), start, end };
  if (/depth/iu.test(error.message))
    return { message: t('The expression is nested too deeply'), start: 0, end: text.length };
  if (!token || token.type === TokenType.EOF || /end of expression/iu.test(error.message))
    return {
      message: t('Unexpected end of expression'),
      start: Math.max(start - 1, 0),
      end: Math.max(end, start),
    };
  return { message: t('Unexpected "{0}" in the expression', token.lexeme), start, end };
}

import { QueryReader } from './query-reader.ts';
import { TokenReader } from './reader.ts';
import type { Statement } from './syntax.ts';
import { SqlNotFollowed, tokensOf, type Token } from './tokens.ts';

/** Characters of SQL that are read: as many as the task takes. */
const MOST = 1024 * 1024;

/** The statements of a script. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly tokens: readonly Token[];
}

/** Statements that change no table. */
const NEUTRAL = /^(?:set|reset|analyze|begin|commit|checkpoint|explain)$/u;

/** Reads a script, statement by statement. What is not followed is such a statement; a text without an end, or a very long one, is one. */
export function readScript(text: string): Script {
  if (text.length > MOST) return notFollowed(text, 0);
  try {
    const tokens = tokensOf(text);
    return { tokens, statements: statementsOf(tokens).map(readStatement) };
  } catch (error) {
    if (error instanceof SqlNotFollowed) return notFollowed(text, error.at);
    throw error;
  }
}

function notFollowed(text: string, at: number): Script {
  return { tokens: [], statements: [{ kind: 'other', span: { start: 0, end: text.length }, at }] };
}

function statementsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const statements: Token[][] = [[]];
  for (const token of tokens)
    if (token.kind === 'sign' && token.text === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  return statements.filter(({ length }) => length > 0);
}

function readStatement(tokens: readonly Token[]): Statement {
  const span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  if (NEUTRAL.test(tokens[0]?.word ?? '')) return { kind: 'neutral', span };
  const reader = new TokenReader(tokens);
  try {
    const statement = readKnown(reader, span);
    if (!reader.isAtEnd) reader.fail();
    return statement;
  } catch (error) {
    if (error instanceof SqlNotFollowed) return { kind: 'other', span, at: error.at };
    throw error;
  }
}

function readKnown(reader: TokenReader, span: Statement['span']): Statement {
  const queries = new QueryReader(reader);
  if (queries.startsHere()) return { kind: 'query', query: queries.read(), span };
  reader.expectWord('create');
  reader.takes('or', 'replace');
  if (!reader.takes('temp')) reader.takes('temporary');
  if (!reader.takes('table')) reader.expectWord('view');
  reader.takes('if', 'not', 'exists');
  const name = reader.name();
  const columns = reader.seesSign('(') ? reader.names() : [];
  reader.expectWord('as');
  return { kind: 'create', name, columns, query: queries.read(), span };
}

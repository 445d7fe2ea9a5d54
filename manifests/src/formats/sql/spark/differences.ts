import { t } from '@vscode/l10n';
import { SqlNotFollowed, tokensOf, type Token } from '../tokens.ts';
import { SAME_DATE_PARTS, SAME_FUNCTIONS, SAME_TIME_FORMAT } from './same-functions.ts';

/** Something in a text of SQL that Spark does not have, or has with another meaning; in UTF-16 code units. */
export interface SparkDifference {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Signs that both know. */
const SAME_SIGNS = /^(?:[(),;.*+\-/%=<>]|==|<>|!=|<=|>=|\|\||::)$/u;

/** Words of queries that DuckDB alone knows, or reads otherwise, by the word beside them that makes them so; none for any. */
const OTHER_WORDS: Readonly<Record<string, { readonly before?: string; readonly after?: RegExp }>> = {
  asof: { after: /^(?:join|left|inner)$/u },
  by: { before: 'union' },
  collate: {},
  glob: {},
  ilike: {},
  isnull: {},
  lambda: {},
  lateral: {},
  notnull: {},
  on: { before: 'distinct' },
  pivot: {},
  positional: { after: /^join$/u },
  recursive: { before: 'with' },
  rowid: {},
  sample: { before: 'using' },
  similar: { after: /^to$/u },
  tablesample: {},
  try_cast: {},
  unpivot: {},
};

/** Words that an opening parenthesis may follow without being called. */
const NOT_CALLED: ReadonlySet<string> = new Set([
  ...['all', 'and', 'any', 'as', 'between', 'by', 'case', 'cube', 'distinct', 'else', 'except', 'exclude'],
  ...['exists', 'filter', 'from', 'having', 'in', 'intersect', 'interval', 'is', 'join', 'like', 'limit'],
  ...['materialized', 'not', 'offset', 'on', 'or', 'over', 'replace', 'rollup', 'select', 'sets', 'some'],
  ...['then', 'union', 'using', 'values', 'when', 'where', 'with'],
  // Types
  ...['dec', 'decimal', 'numeric', 'varchar'],
]);

/** What a statement may begin with. */
const QUERIES: ReadonlySet<string> = new Set(['select', 'from', 'with', 'values']);

/** Types of casts that both have. */
const SAME_TYPES: ReadonlySet<string> = new Set([
  ...[
    'bigint',
    'bool',
    'boolean',
    'date',
    'dec',
    'decimal',
    'double',
    'float',
    'float4',
    'float8',
    'hugeint',
  ],
  ...['int', 'int1', 'int2', 'int4', 'int8', 'integer', 'long', 'numeric', 'real', 'short', 'smallint'],
  ...['string', 'text', 'timestamp', 'timestamptz', 'tinyint', 'varchar'],
]);

/**
 * What in SQL for DuckDB cannot run on Spark, or would give other rows there, by its words alone: what is not known to be the same is
 * listed. Empty for SQL whose tokens cannot be told: whoever runs it says what is wrong with it.
 */
export function sparkDifferences(sql: string): readonly SparkDifference[] {
  let tokens: readonly Token[];
  try {
    tokens = tokensOf(sql);
  } catch (error) {
    if (error instanceof SqlNotFollowed) return [];
    throw error;
  }
  const found: SparkDifference[] = [];
  for (const statement of statementsOf(tokens)) {
    const start = startDifference(statement);
    if (start) found.push(start);
    else for (const at of statement.keys()) found.push(...differenceAt(statement, at, sql));
  }
  return found;
}

function* statementsOf(tokens: readonly Token[]): Generator<readonly Token[]> {
  let statement: Token[] = [];
  for (const token of tokens) {
    if (token.text === ';' && token.kind === 'sign') {
      if (statement.length > 0) yield statement;
      statement = [];
    } else statement.push(token);
  }
  if (statement.length > 0) yield statement;
}

/** A statement that makes neither a table nor a view, and reads none. */
function startDifference(statement: readonly Token[]): SparkDifference | undefined {
  const first = statement.find(({ text }) => text !== '(');
  if (!first || QUERIES.has(first.word)) return undefined;
  const words = statement.slice(0, 8).map(({ word }) => word);
  const isMade = /^create (?:or replace )?(?:temp |temporary )?(?:view|table) /u.test(`${words.join(' ')} `);
  const as = statement.findIndex(({ word }) => word === 'as');
  const name = statement[as - 1];
  const isPlain = as > 0 && name !== undefined && name.text !== ')' && statement[as - 2]?.text !== '.';
  if (isMade && isPlain && !words.slice(0, as).includes('exists')) return undefined;
  return difference(
    first,
    t('On Spark, SQL consists of queries, "CREATE VIEW name AS" and "CREATE TABLE name AS"'),
  );
}

function* differenceAt(statement: readonly Token[], at: number, sql: string): Generator<SparkDifference> {
  const token = statement[at];
  if (!token) return;
  const next = statement[at + 1];
  switch (token.kind) {
    case 'sign':
      if (!SAME_SIGNS.test(token.text) || isDoubled(token, next)) yield signDifference(token, next);
      else if (token.text === '::') yield* typeDifference(next);
      return;
    case 'number':
      // `0x1F` and `10%`
      if (next?.kind === 'word' && next.start === token.end) yield unknown(token, next);
      return;
    case 'text':
      if (sql[token.start] === '$') yield unknown(token);
      return;
    case 'parameter':
      if (token.text === '?') yield unknown(token);
      return;
    case 'word':
    case 'quoted':
      yield* wordDifference(statement, at);
  }
}

function* wordDifference(statement: readonly Token[], at: number): Generator<SparkDifference> {
  const [before, token, next] = [statement[at - 1], statement[at], statement[at + 1]];
  if (!token) return;
  if (isOtherWord(token, before, next)) yield unknown(beside(token, before), token);
  else if (token.word === 'qualify' && !mayQualify(statement, at)) yield qualifyDifference(token);
  else if (next?.kind === 'text' && next.start === token.end) yield unknown(token);
  else if (next?.text === '(' && next.kind === 'sign') yield* callDifference(statement, at);
  else if (token.word === 'like') {
    if (next?.kind !== 'text' || next.text.includes('\\')) yield unknown(token);
  } else if (token.word === 'as' && isCast(statement, at)) yield* typeDifference(next);
}

/** Where what is wrong begins: with the word in front, where both make it so. */
function beside(token: Token, before: Token | undefined): Token {
  return OTHER_WORDS[token.word]?.before !== undefined && before ? before : token;
}

function isOtherWord(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (!Object.hasOwn(OTHER_WORDS, token.word)) return false;
  // A name of a column or table.
  if (before?.text === '.' || before?.word === 'as' || next?.text === '.') return false;
  const needed = OTHER_WORDS[token.word];
  return (
    (needed?.before === undefined || needed.before === before?.word) &&
    (needed?.after === undefined || needed.after.test(next?.word ?? ''))
  );
}

/** In the query of a statement itself, whose columns are chosen afterwards, and whose rows are not counted or ordered before. */
function mayQualify(statement: readonly Token[], at: number): boolean {
  let depth = 0;
  for (const [index, { text, kind, word }] of statement.entries()) {
    if (kind === 'sign' && text === '(') depth++;
    else if (kind === 'sign' && text === ')') depth--;
    else if (index === at) return depth === 0 && !statement.slice(at).some(isAfterQualify);
    else if (depth === 0 && /^(?:distinct|union|intersect|except)$/u.test(word)) return false;
  }
  return false;
}

function isAfterQualify({ word }: Token, index: number, behind: readonly Token[]): boolean {
  if (!/^(?:order|limit|offset|union|intersect|except)$/u.test(word)) return false;
  const before = behind.slice(0, index).filter(({ kind }) => kind === 'sign');
  const open = before.filter(({ text }) => text === '(').length;
  return open === before.filter(({ text }) => text === ')').length;
}

function qualifyDifference(token: Token): SparkDifference {
  return difference(
    token,
    t(
      'On Spark, {0} must be in the outer query of a view, without {1}',
      'QUALIFY',
      'DISTINCT, ORDER BY, LIMIT',
    ),
  );
}

/** @param at of a word in front of an opening parenthesis. */
function* callDifference(statement: readonly Token[], at: number): Generator<SparkDifference> {
  const token = statement[at];
  if (!token || NOT_CALLED.has(token.word) || isColumnList(statement, at)) return;
  const name = token.word || token.text.toLowerCase();
  if (!SAME_FUNCTIONS.has(name) || !isSameCall(name, argumentsOf(statement, at))) yield unknown(token);
}

/** Whether both do the same with these arguments. */
function isSameCall(name: string, values: readonly (readonly Token[])[]): boolean {
  const [first = [], second] = values;
  const part = first[0]?.text.toLowerCase() ?? '';
  switch (name) {
    case 'extract':
    case 'date_part':
    case 'datepart':
      return SAME_DATE_PARTS.has(part);
    case 'date_trunc':
    case 'datetrunc':
      return SAME_DATE_PARTS.has(part) || part === 'second';
    case 'strftime':
      return second?.length === 1 && second[0]?.kind === 'text' && SAME_TIME_FORMAT.test(second[0].text);
    case 'substr':
    case 'substring':
      return second?.length === 1 && second[0]?.kind === 'number' && Number(second[0].text) >= 1;
    case 'round':
      return second === undefined || (second.length === 1 && /^\d$/u.test(second[0]?.text ?? ''));
    case 'trim':
    case 'ltrim':
    case 'rtrim':
      return second === undefined;
    default:
      return true;
  }
}

/** The tokens of each argument of a call. */
function argumentsOf(statement: readonly Token[], at: number): readonly (readonly Token[])[] {
  const all: Token[][] = [[]];
  let depth = 0;
  for (const token of statement.slice(at + 2)) {
    const sign = token.kind === 'sign' ? token.text : '';
    if (sign === ')' && depth === 0) break;
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) all.push([]);
    else all.at(-1)?.push(token);
  }
  return all;
}

/** Names of columns behind a name: `v(a, b)` behind a table, `w(a) AS (…)` behind `WITH`. */
function isColumnList(statement: readonly Token[], at: number): boolean {
  const before = statement[at - 1];
  if (before?.word === 'as' || before?.text === ')') return true;
  if (before?.word !== 'with' && before?.text !== ',') return false;
  let end = at;
  while (end < statement.length && statement[end]?.text !== ')') end++;
  return statement[end + 1]?.word === 'as' && statement[end + 2]?.text === '(';
}

/** Whether an `AS` is that of `CAST(… AS …)`, rather than one that names a column. */
function isCast(statement: readonly Token[], at: number): boolean {
  let depth = 0;
  for (let index = at - 1; index >= 0; index--) {
    const { text, kind } = statement[index] ?? { text: '', kind: 'text' };
    if (kind !== 'sign') continue;
    if (text === ')') depth++;
    else if (text === '(' && depth-- === 0) return statement[index - 1]?.word === 'cast';
  }
  return false;
}

function* typeDifference(type: Token | undefined): Generator<SparkDifference> {
  if (type && !SAME_TYPES.has(type.word)) yield unknown(type);
}

/** `//`, `**`, which are two signs here. */
function isDoubled(token: Token, next: Token | undefined): boolean {
  return /^[/*]$/u.test(token.text) && next?.text === token.text && next.start === token.end;
}

function signDifference(token: Token, next: Token | undefined): SparkDifference {
  if (isDoubled(token, next) && token.text === '/')
    return difference(
      { start: token.start, end: next?.end ?? token.end },
      t('"{0}" has no equivalent on Spark that Vitruve knows; you can use {1}', '//', 'floor(a / b)'),
    );
  return isDoubled(token, next) ? unknown(token, next) : unknown(token);
}

/** From the first token to the last. */
function unknown(first: Token, last = first): SparkDifference {
  const text =
    first === last ? first.text : [first.text, last.text].join(first.end === last.start ? '' : ' ');
  return difference(
    { start: first.start, end: last.end },
    t('"{0}" has no equivalent on Spark that Vitruve knows', text),
  );
}

function difference({ start, end }: Pick<Token, 'start' | 'end'>, message: string): SparkDifference {
  return { start, end, message };
}

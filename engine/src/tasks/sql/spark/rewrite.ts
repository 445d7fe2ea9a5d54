import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { quotedText } from '../../../tables/quoting.ts';
import type { Cell } from '../../../tables/process/protocol.ts';
import { castType } from './spark-types.ts';

/** A part of parsed SQL: `{ cast: { this: …, to: … } }`. */
export type SqlNode = Readonly<Record<string, unknown>>;

/** What expressions are rewritten with. */
export interface RewriteOptions {
  readonly params: Readonly<Record<string, Cell>>;
  /** Parses an expression. */
  readonly parse: (expression: string) => SqlNode;
  /** An expression as DuckDB writes it. */
  readonly write: (node: SqlNode) => string;
}

/** Types of Spark whose values are not exact. */
const FLOATS = "('double', 'float')";

const WHOLE = /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/u;

/**
 * SQL with the meaning on Spark that it has on DuckDB, where both read the same words otherwise: divisions, days of the week, roundings,
 * averages, texts of numbers, and parameters. Types are known on Spark alone, which chooses among cases by `typeof` before it runs.
 * @throws TaskError for a cast to a type that Spark does not have.
 */
export function rewriteForSpark(node: unknown, options: RewriteOptions): unknown {
  if (Array.isArray(node)) return node.map((each) => rewriteForSpark(each, options));
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, rewriteForSpark(value, options)]),
  );
  const [entry, ...others] = Object.entries(inner);
  if (!entry || others.length > 0) return inner;
  const [kind, content] = entry;
  if (typeof content !== 'object' || content === null) return inner;
  return expressionFor(kind, content as SqlNode, options) ?? inner;
}

/** What an expression becomes; undefined for one that stays. */
function expressionFor(kind: string, content: SqlNode, options: RewriteOptions): SqlNode | undefined {
  const { parse, write } = options;
  const text = (part: unknown): string => `(${write(part as SqlNode)})`;
  switch (kind) {
    case 'day_of_week':
      return parse(`mod(weekday${text(content['this'])} + 1, 7)`);
    case 'week':
      return parse(`weekofyear${text(content['this'])}`);
    case 'div':
      return parse(`(CAST(${text(content['left'])} AS DOUBLE) / CAST(${text(content['right'])} AS DOUBLE))`);
    case 'cast':
      return castFor(content, options);
    case 'avg':
      return { avg: { ...content, this: parse(`CAST(${text(content['this'])} AS DOUBLE)`) } };
    case 'concat':
      return parse(`concat(${textOf(content['left'], options)}, ${textOf(content['right'], options)})`);
    case 'sqrt':
      return parse(guarded(text(content['this']), '< 0', `sqrt${text(content['this'])}`));
    case 'ln':
      return parse(guarded(text(content['this']), '<= 0', `ln${text(content['this'])}`));
    case 'interval':
      return parse(intervalText(content, write));
    case 'parameter':
      return parse(boundValue(String(content['name']), options.params));
    case 'function':
      return functionFor(content, options);
    default:
      return undefined;
  }
}

function functionFor(content: SqlNode, options: RewriteOptions): SqlNode | undefined {
  const { parse, write } = options;
  const args = content['args'] as readonly SqlNode[];
  const [first, second] = args;
  if (!first) return undefined;
  const text = `(${write(first)})`;
  switch (String(content['name']).toLowerCase()) {
    case 'round':
      return parse(roundedText(text, second ? write(second) : '0', isKnownFloat(first)));
    case 'log10':
      return parse(guarded(text, '<= 0', `log10${text}`));
    case 'concat':
      // What has no value is no text here, and makes all of it none there.
      return parse(`concat(${args.map((each) => `coalesce(${textOf(each, options)}, '')`).join(', ')})`);
    case 'week':
      return parse(`weekofyear(${text})`);
    case 'mean':
      return parse(`avg(CAST(${text} AS DOUBLE))`);
    case 'getvariable':
      return parse(variableValue(first, options.params));
    default:
      return undefined;
  }
}

/** Digits of numbers that are not exact are cut off after a multiplication, as DuckDB does it. */
function roundedText(text: string, digits: string, isFloat: boolean): string {
  const factor = `1e${digits}`;
  const float = `round(CAST(${text} AS DOUBLE) * ${factor}) / ${factor}`;
  if (isFloat) return `(${float})`;
  return `CASE WHEN typeof(${text}) IN ${FLOATS} THEN ${float} ELSE round(${text}, ${digits}) END`;
}

/** Whether an expression was made a number that is not exact. */
function isKnownFloat(node: SqlNode): boolean {
  const [[kind, content] = ['', undefined]] = Object.entries(node) as [string, SqlNode][];
  if (kind === 'paren') return isKnownFloat(content?.['this'] as SqlNode);
  return kind === 'div' || kind === 'avg';
}

/** Stops where DuckDB would stop. */
function guarded(text: string, when: string, value: string): string {
  return `CASE WHEN ${text} ${when} THEN CAST(raise_error('not defined for this number') AS DOUBLE) ELSE ${value} END`;
}

function castFor(content: SqlNode, { parse, write }: RewriteOptions): SqlNode {
  const to = content['to'] as SqlNode;
  const type = castType(to);
  if (type === undefined)
    throw new TaskError(
      t('The type "{0}" has no equivalent on Spark', String(to['name'] ?? to['data_type'])),
    );
  const inner = content['this'] as SqlNode;
  const text = `(${write(inner)})`;
  const target = type === 'HUGEINT' ? 'DECIMAL(38, 0)' : type;
  const plain = `CAST(${text} AS ${target})`;
  if (type === 'VARCHAR') return parse(textOf(inner, { parse, write, params: {} }));
  const isLiteral = 'literal' in inner && (inner['literal'] as SqlNode)['literal_type'] !== 'number';
  if (isLiteral || 'count' in inner) return parse(plain);
  if (WHOLE.test(type))
    return parse(
      `CASE WHEN typeof(${text}) IN ${FLOATS} THEN CAST(rint(CAST(${text} AS DOUBLE)) AS ${target}) WHEN typeof(${text}) LIKE 'decimal%' THEN CAST(round(CAST(${text} AS DECIMAL(38, 18))) AS ${target}) ELSE ${plain} END`,
    );
  const scale = /^DECIMAL\(\d+, (\d+)\)$/u.exec(target)?.[1];
  if (scale === undefined) return parse(plain);
  return parse(
    `CASE WHEN typeof(${text}) IN ${FLOATS} THEN CAST(round(CAST(${text} AS DOUBLE) * 1e${scale}) / 1e${scale} AS ${target}) ELSE ${plain} END`,
  );
}

/** The text of a value; that of a number that is not exact has other digits on Spark. */
function textOf(part: unknown, { write }: RewriteOptions): string {
  const node = part as SqlNode;
  const text = `(${write(node)})`;
  if ('literal' in node && (node['literal'] as SqlNode)['literal_type'] === 'string') return text;
  return `CASE WHEN typeof(${text}) IN ${FLOATS} THEN CAST(raise_error('floating-point numbers have other texts on Spark: cast them to DECIMAL first') AS VARCHAR) ELSE CAST(${text} AS VARCHAR) END`;
}

/** Units of intervals, in seconds or months. */
const UNITS: Readonly<Record<string, readonly [factor: number, unit: 'SECOND' | 'MONTH']>> = {
  year: [12, 'MONTH'],
  quarter: [3, 'MONTH'],
  month: [1, 'MONTH'],
  week: [604_800, 'SECOND'],
  day: [86_400, 'SECOND'],
  hour: [3600, 'SECOND'],
  minute: [60, 'SECOND'],
  second: [1, 'SECOND'],
};

/** Intervals of one type: Spark compares `INTERVAL 1 DAY` with no `INTERVAL 1 HOUR`. @throws TaskError for other units. */
function intervalText(content: SqlNode, write: RewriteOptions['write']): string {
  const amount = content['this'] as SqlNode;
  const { value = '' } = (amount['literal'] ?? {}) as { readonly value?: string };
  const [, written, named] = /^\s*(-?\d+)(?:\s+([a-z]+))?\s*$/iu.exec(value) ?? [];
  const { unit } = (content['unit'] ?? {}) as { readonly unit?: string };
  const [factor = 0, one] = UNITS[(named ?? unit ?? '').toLowerCase().replace(/s$/u, '')] ?? [];
  if (one === undefined || ('literal' in amount && written === undefined))
    throw new TaskError(t('The interval {0} has no equivalent on Spark', write({ interval: content })));
  if (written !== undefined) return `INTERVAL '${factor * Number(written)}' ${one}`;
  // Frames of windows have literals alone, and others have no type of their own.
  const amountText = `${factor} * (${write(amount)})`;
  return one === 'MONTH' ? `make_ym_interval(0, ${amountText})` : `make_dt_interval(0, 0, 0, ${amountText})`;
}

/** `$name`, with the type that DuckDB binds. @throws TaskError when it has no value. */
function boundValue(name: string, params: Readonly<Record<string, Cell>>): string {
  const value = params[name];
  if (value === undefined) throw new TaskError(t('The parameter "{0}" has no value', name));
  if (typeof value !== 'number') return literalOf(value);
  return `CAST(${String(value)} AS ${Number.isSafeInteger(value) ? 'BIGINT' : 'DOUBLE'})`;
}

/** `getvariable('name')`, which has no value where nobody gave it one. */
function variableValue(name: SqlNode, params: Readonly<Record<string, Cell>>): string {
  const literal = name['literal'] as SqlNode | undefined;
  return literalOf((literal && params[String(literal['value'])]) ?? null);
}

function literalOf(value: Cell): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quotedText(value) : `(${String(value)})`;
}

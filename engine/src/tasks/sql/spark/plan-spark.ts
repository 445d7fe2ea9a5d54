import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { sparkDifferences } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { lineAt } from '../../../tables/sql-error.ts';
import { statementsIn } from '../../../tables/statements.ts';
import { sqlTokens } from '../../../tables/sql-tokens.ts';
import type { Script } from '../script.ts';
import { SparkTranslator } from './translate.ts';
import type { Cell } from '../../../tables/process/protocol.ts';

/** A query of a script, and the view that it makes. */
export interface SparkQuery {
  /** Undefined for a query whose rows are the result of the script. */
  readonly name: string | undefined;
  /** As Spark reads it. */
  readonly sql: string;
  /** From 1, in the script. */
  readonly line: number;
}

/** Differences that an error lists. */
const SHOWN = 10;

/**
 * The queries of a script for Spark.
 * @throws TaskError that lists with their lines what Spark does not have, or has with another meaning.
 */
export async function queriesForSpark(
  { name, text }: Script,
  params: Readonly<Record<string, Cell>>,
): Promise<readonly SparkQuery[]> {
  const differences = sparkDifferences(text);
  if (differences.length > 0) {
    const lines = differences.map(({ start, message }) => `${name}:${lineAt(text, start)}: ${message}`);
    const others = lines.length > SHOWN ? [t('and {0} more', lines.length - SHOWN)] : [];
    throw new TaskError([...lines.slice(0, SHOWN), ...others].join('\n'));
  }
  const translator = await SparkTranslator.load(params);
  return statementsIn(text).map(({ start, end }) => {
    const line = lineAt(text, start);
    const { view, query } = queryOf(text.slice(start, end));
    try {
      return { name: view, sql: translator.translate(query), line };
    } catch (error) {
      throw error instanceof TaskError ? new TaskError(`${name}:${line}: ${error.message}`) : error;
    }
  });
}

/** `CREATE VIEW name AS query`, or a query alone. */
function queryOf(statement: string): { readonly view: string | undefined; readonly query: string } {
  const tokens = [...sqlTokens(statement)];
  if (!/^create$/iu.test(tokens[0]?.text ?? '')) return { view: undefined, query: statement };
  const as = tokens.findIndex(({ text }) => /^as$/iu.test(text));
  const name = tokens[as - 1]?.text ?? '';
  const view = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
  return { view, query: statement.slice(tokens[as]?.end) };
}

/** Whether a file is one that Spark reads as DuckDB does. */
export function isReadAlike(file: string): boolean {
  return /^\.(?:parquet|pq)$/iu.test(extname(file));
}

import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { askConverter } from '../foreign/converter-process.ts';
import type { ServerAddress, ServerColumn } from '../foreign/process/protocol.ts';
import { quotedName } from '../quoting.ts';
import { shownServer } from './address.ts';
import { failureText } from './failure-text.ts';

/** What is read from a server: a table, or else a query. */
export interface ServerQuestion {
  readonly address: ServerAddress;
  readonly table?: string;
  readonly query?: string;
  /** Absolute path of the text to write; see `ServerReading`. */
  readonly to: string;
  /** Seconds. */
  readonly timeout: number;
}

/**
 * Reads a table or a query of PostgreSQL into a text, in a process of its own.
 * @returns its columns.
 * @throws TaskError when it cannot be read.
 * @throws TaskCancelledError when it is aborted.
 */
export async function readServer(
  { address, table, query, to, timeout }: ServerQuestion,
  signal: AbortSignal,
): Promise<readonly ServerColumn[]> {
  const server = shownServer(address);
  const sql = table === undefined ? (query ?? '') : `SELECT * FROM ${tableName(table)}`;
  const answer = await askConverter({ kind: 'postgres', address, sql, to, timeout: 1000 * timeout }, signal);
  if (answer === undefined) throw new TaskError(t('"{0}" cannot be read: it needs too much memory', server));
  if ('columns' in answer) return answer.columns;
  if ('fault' in answer) throw new TaskError(t('"{0}" cannot be read: {1}', server, answer.fault));
  throw new TaskError(failureText(answer.failure, { server, user: address.user, sql, table, timeout }));
}

/** `schema.table` in SQL; a name with a dot is written in quotes, as SQL writes it. */
export function tableName(written: string): string {
  const parts = written.match(/"(?:[^"]|"")+"|[^".]+/gu) ?? [];
  if (parts.join('.') !== written || parts.length > 2)
    throw new TaskError(
      t('"{0}" is not a valid name of a table: expected a name such as {1}', written, 'public.orders'),
    );
  return parts.map((part) => (part.startsWith('"') ? part : quotedName(part))).join('.');
}

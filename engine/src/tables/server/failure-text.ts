import { t } from '@vscode/l10n';
import { nearest } from '@vitruve/manifests';
import type { ServerFailure } from '../foreign/process/protocol.ts';

/** What was asked of a server. */
export interface Asked {
  /** The server as it is shown, without a password. */
  readonly server: string;
  readonly user: string;
  readonly sql: string;
  /** The table, where one is named; an error is not in a query that the user has written then. */
  readonly table: string | undefined;
  /** Seconds. */
  readonly timeout: number;
}

/** Why a server was not read, for the user. */
export function failureText(failure: ServerFailure, asked: Asked): string {
  const { message, code = '', isConnecting, value } = failure;
  const { server, user, timeout } = asked;
  if (value)
    return t(
      'Column "{0}", row {1}: {2} is not a value that a table can hold. Replace it in "query", for example with NULL',
      value.column,
      value.row,
      value.text,
    );
  // What a server says about who connects (class 28) or whether it has the database.
  if (code === '28P01') return t('{0} does not accept the password of the user "{1}"', server, user);
  if (isConnecting && /^(?:28|3D|42501)/u.test(code))
    return t('{0} refuses the user "{1}": {2}', server, user, message);
  if (isConnecting) return t('{0} cannot be reached: {1}', server, message);
  if (code === '57014' || code === 'ETIMEDOUT')
    return t('{0} did not answer within {1} s. Set "timeout" to wait longer', server, timeout);
  if (code === 'EMPTY') return t('The query returns no columns');
  if (code === '42501') return t('{0}: the user "{1}" may not read this: {2}', server, user, message);
  if (/^(?:08|57P0)/u.test(code) || !/^[0-9A-Z]{5}$/u.test(code))
    return t('The connection to {0} was lost: {1}', server, message);
  return queryText(failure, asked);
}

function queryText(
  { message, code, hint, position, tables }: ServerFailure,
  { server, table, sql }: Asked,
): string {
  if (tables && table !== undefined) {
    const close = nearest(table, tables);
    const missing = t('{0} has no table "{1}"', server, table);
    if (close !== undefined) return `${missing}. ${t('Did you mean "{0}"?', close)}`;
    const listed = tables.slice(0, 30).join(', ');
    return tables.length === 0 ? missing : `${missing}. ${t('Tables: {0}', listed)}`;
  }
  const place = table === undefined && position !== undefined ? placeIn(sql, position) : undefined;
  const said =
    place === undefined
      ? t('{0} refuses the query: {1} ({2})', server, message, code ?? '')
      : t('{0} refuses the query at line {1}, column {2}: {3} ({4})', server, ...place, message, code ?? '');
  const named = /"([^"]+)"/u.exec(message)?.[1];
  const close = tables && named !== undefined ? nearest(named, tables) : undefined;
  if (close !== undefined) return `${said}. ${t('Did you mean "{0}"?', close)}`;
  return hint === undefined ? said : `${said}. ${hint}`;
}

/** A place that counts characters, as line and column from 1. */
function placeIn(sql: string, position: number): [line: number, column: number] {
  const before = Array.from(sql)
    .slice(0, position - 1)
    .join('')
    .split('\n');
  return [before.length, Array.from(before.at(-1) ?? '').length + 1];
}

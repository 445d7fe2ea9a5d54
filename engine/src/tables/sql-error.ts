import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';
import engine from '../../package.json' with { type: 'json' };
import type { Fault } from './process/protocol.ts';
import { statementsIn } from './statements.ts';

/** A place in a text of SQL, from 1. */
export interface SqlPlace {
  readonly line: number;
  /** In UTF-16 code units. */
  readonly column: number;
}

/** Characters of what DuckDB says that are shown. */
const SHOWN = 500;

/** A statement that failed; the message says why, without the place. */
export class SqlError extends UserError {
  /** Undefined where DuckDB does not say it. */
  readonly place: SqlPlace | undefined;

  constructor(fault: Fault, sql: string) {
    super(reasonIn(fault));
    this.place = placeIn(fault, sql);
  }
}

/** `features.sql:3:8: …`, as terminals and editors link it. */
export function locatedError({ message, place }: SqlError, file: string): string {
  return place ? `${file}:${place.line}:${place.column}: ${message}` : `${file}: ${message}`;
}

/** What the user is told, in the words of the task where DuckDB speaks of itself. */
function reasonIn({ kind, message }: Fault): string {
  switch (kind) {
    case 'missing':
      return missingText(message);
    case 'refused':
      return t(
        'The SQL may not use {0}: it creates tables and views, and Vitruve reads the inputs and writes the outputs',
        message,
      );
    case 'parameter':
      return t('The parameter "{0}" has no value', message);
    case 'Out of Memory':
      return t('The memory is not enough: {0}', firstLine(message));
  }
  const [, path] = /^Cannot access (?:file|directory) "(.*)" - /u.exec(message) ?? [];
  if (path !== undefined) return t('"{0}" is not an input or output of the task', path);
  if (/the configuration has been locked/u.test(message))
    return t('Settings of the database cannot be changed: {0}', firstLine(message));
  const shown = message.replace(/\s*\n\s*/gu, ' ').trim();
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
}

function missingText(message: string): string {
  const name = '@duckdb/node-api';
  if (/cannot find (?:module|package) '@duckdb\/node-api'/iu.test(message))
    return t(
      'Tables require an additional library. To install it, run: {0}',
      `npm install --global ${name}@${engine.dependencies[name]}`,
    );
  return t(
    'The library for tables is not available for this system ({0}): {1}',
    `${process.platform}-${process.arch}`,
    firstLine(message),
  );
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

function placeIn({ position, statement }: Fault, sql: string): SqlPlace | undefined {
  if (position !== undefined) return placeAt(sql, Buffer.from(sql).subarray(0, position).toString().length);
  const start = statement === undefined ? undefined : statementsIn(sql)[statement]?.start;
  return start === undefined ? undefined : placeAt(sql, start);
}

/** The line of a place in a text, from 1. */
export function lineAt(sql: string, offset: number): number {
  return placeAt(sql, offset).line;
}

function placeAt(sql: string, offset: number): SqlPlace {
  const before = sql.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

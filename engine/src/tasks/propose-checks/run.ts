import { stat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { locatedError, SqlError } from '../../tables/sql-error.ts';
import { readTable } from '../../tables/table-file.ts';
import { typedTable } from '../../tables/typed-table.ts';
import { profileOf } from './profile.ts';
import { proposeSuite, type ProposedSuite } from './suite-text.ts';

/** What `vitruve/propose-checks` is given; see `schemas/tasks/propose-checks.schema.json`. */
export interface ProposeChecksInputs {
  /** Absolute. */
  readonly table: string;
  /** Absolute. */
  readonly output?: string;
}

export interface ProposeChecksResult extends ProposedSuite {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Proposes a suite for a table, and writes it where it is asked to: never over a file.
 * @throws UserError for an input that is no table, and for an output that exists.
 */
export async function runProposeChecks(
  { table, output }: ProposeChecksInputs,
  { folder, resources, signal }: RunContext<undefined>,
): Promise<ProposeChecksResult> {
  if (output !== undefined && (await exists(output)))
    throw new TaskError(t('File "{0}" already exists', basename(output)));
  const source = await readTable(table);
  const database = await Database.open({
    reads: source.files,
    writes: [],
    share: askedShare({}, resources),
    signal,
  });
  try {
    const { sql } = await typedTable(database, source);
    const profile = await profileOf(database, sql);
    const from = output === undefined ? folder : dirname(output);
    const path = relative(from, table).split(sep).join('/');
    const suite = proposeSuite(profile, tableName(table), path);
    if (output !== undefined) await writeOutput(output, suite.text);
    return { ...suite, rows: profile.rows, columns: profile.columns.length };
  } catch (error) {
    throw error instanceof SqlError ? new TaskError(locatedError(error, basename(table))) : error;
  } finally {
    await database.end();
  }
}

/** The name of a file without its endings, as names of tables are. */
function tableName(path: string): string {
  const name = basename(path)
    .replace(/\..*$/u, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '_');
  return name === '' ? 'table' : name;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

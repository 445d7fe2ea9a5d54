import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { parseYaml, plainOf } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/generate.schema.json' with { type: 'json' };
import { reasonOf, TaskError } from '@vitruve/workspace';
import { readInputs } from '../../running/inputs.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { quotedName } from '../../tables/quoting.ts';
import { SqlError } from '../../tables/sql-error.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import { typedTable } from '../../tables/typed-table.ts';
import { referenceTable, tableSql } from './column-sql.ts';
import type { ColumnSpec, GenerateInputs } from './inputs.ts';

/** What is to be generated. */
export interface TableSpec {
  readonly rows: number;
  readonly seed: number;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  /** Tables that columns refer to, by the names of these columns. */
  readonly references: ReadonlyMap<string, TableSource>;
}

/**
 * What is to be generated, by the inputs and their file.
 * @param folder that the paths of tables count from, where the columns are not in a file; absolute.
 * @throws TaskError when it is not complete.
 */
export async function specOf(inputs: GenerateInputs, folder: string): Promise<TableSpec> {
  const { file } = inputs;
  const written = file === undefined ? {} : await readSpec(file, inputs.output);
  const { rows, columns, seed = 1 } = { ...written, ...inputs };
  if (rows === undefined || !columns || Object.keys(columns).length === 0)
    throw new TaskError(t('Set "{0}" and "{1}", or name a file with them', 'rows', 'columns'));
  const references = new Map<string, TableSource>();
  const base = file === undefined || inputs.columns ? folder : dirname(file);
  for (const [name, { type, table, column }] of Object.entries(columns)) {
    if (type !== 'reference') continue;
    if (table === undefined || column === undefined)
      throw new TaskError(t('The column "{0}" has no "{1}"', name, table === undefined ? 'table' : 'column'));
    references.set(name, await readTable(resolve(base, table)));
  }
  return { rows, seed, columns, references };
}

async function readSpec(file: string, output: string): Promise<Partial<GenerateInputs>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', basename(file), reasonOf(error)));
  });
  const [document] = parseYaml(text);
  const value = plainOf(document?.root ?? null);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TaskError(t('"{0}" must be a mapping with "rows" and "columns"', basename(file)));
  try {
    return readInputs(schema, { ...value, output }, dirname(file));
  } catch (error) {
    throw error instanceof TaskError ? new TaskError(`${basename(file)}: ${error.message}`) : error;
  }
}

/**
 * Generates a table: the same for the same seed, on every machine.
 * @throws UserError when a column cannot be made.
 */
export async function runGenerate(
  inputs: GenerateInputs,
  { folder, signal, resources, onItem }: RunContext<undefined>,
): Promise<WrittenTable> {
  const { rows, seed, columns, references } = await specOf(inputs, folder);
  const query = tableSql(columns, rows, seed);
  let written: WrittenTable | undefined;
  await writeOutputs([inputs.output], async ([place = '']) => {
    const database = await Database.open({
      reads: [...references.values()].flatMap(({ files }) => files),
      writes: [place],
      share: askedShare(inputs, resources),
      signal,
      onProgress: (progress) => {
        onItem({ done: Math.floor(100 * progress), total: 100, item: undefined });
      },
    });
    try {
      for (const [name, source] of references) {
        const { sql } = await typedTable(database, source);
        await database.run(
          `CREATE TABLE ${referenceTable(name)} AS SELECT row_number() OVER () - 1 AS number, value FROM (SELECT ${quotedName(columns[name]?.column ?? '')} AS value FROM ${sql})`,
        );
      }
      if (!(await database.isQuery(query))) throw new TaskError(t('"sql" of a column must be an expression'));
      written = await writeTable(database, `(${query})`, inputs.output, place);
    } catch (error) {
      // The place in the query does not help the author of the columns.
      throw error instanceof SqlError ? new TaskError(error.message) : error;
    } finally {
      await database.end();
    }
  });
  if (!written) throw new Error('Nothing was generated');
  return written;
}

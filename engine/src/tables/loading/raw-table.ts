import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { sqlPath, type Database } from '../database.ts';
import { quotedText } from '../quoting.ts';
import { readTable } from '../table-file.ts';
import { firstLinesOf } from '../text/beginning.ts';
import { shapeOf, type CsvShape } from './csv-shape.ts';
import type { Reading } from './reading.ts';
import type { SheetSource, Source, TextSource } from './source.ts';

/** The view `raw` of a database: a table of texts, or one that has types already. */
export interface RawTable {
  readonly names: readonly string[];
  readonly isTyped: boolean;
  /** Whether numbers may have decimal commas: not where commas separate columns. */
  readonly hasCommas: boolean;
  readonly detected: Detected;
}

/** What was found out about a file, and what was told. */
export interface Detected {
  readonly encoding?: string;
  readonly separator?: string;
  readonly header?: boolean;
  readonly member?: string;
  readonly sheet?: string;
  /** The server with its database, as it is shown. */
  readonly server?: string;
}

/** Bytes of a text that its shape is found from. */
const SAMPLE = 1024 * 1024;

/**
 * Makes the view `raw`. Rows of a text that cannot be read are in the table `rejected_lines` when it was read.
 * @param database opened with the file of the source.
 * @throws TaskError for a sheet without values.
 */
export async function rawTable(database: Database, source: Source, reading: Reading): Promise<RawTable> {
  switch (source.kind) {
    case 'csv':
      return rawText(database, source, reading);
    case 'converted':
      return rawSheet(database, source, reading);
    case 'table': {
      const { sql } = await readTable(source.path);
      await database.run(`CREATE VIEW raw AS FROM ${sql}`);
      const { columns } = await database.run('FROM raw LIMIT 0');
      const { member } = source;
      return {
        names: columns.map(({ name }) => name),
        ...{ isTyped: true, hasCommas: false, detected: member === undefined ? {} : { member } },
      };
    }
  }
}

async function rawText(
  database: Database,
  { path, encoding, member, isAligned }: TextSource,
  reading: Reading,
): Promise<RawTable> {
  const shape = shapeOf(
    await firstLinesOf(path, SAMPLE),
    isAligned ? { ...reading, separator: 'space' } : reading,
  );
  await database.run(`CREATE VIEW raw AS FROM ${readText(path, shape)}`);
  const { hasHeader: header, names } = shape;
  const separator = isAligned ? ' ' : shape.separator;
  return {
    names,
    isTyped: false,
    hasCommas: separator !== ',',
    detected: { encoding, separator, header, ...(member === undefined ? {} : { member }) },
  };
}

/** A text that we wrote ourselves of a file of another program: its commas are no part of numbers, and rows were left out already. */
async function rawSheet(
  database: Database,
  { path, sheet, hasNames, isEmpty, member }: SheetSource,
  reading: Reading,
): Promise<RawTable> {
  if (isEmpty) throw new TaskError(t('The sheet "{0}" is empty', sheet));
  const shape = shapeOf(await firstLinesOf(path, SAMPLE), {
    ...reading,
    ...{ separator: ',', skip: 0 },
    ...(hasNames ? { header: true } : {}),
  });
  await database.run(`CREATE VIEW raw AS FROM ${readText(path, shape)}`);
  const { names, hasHeader } = shape;
  const detected = { sheet, header: hasHeader, ...(member === undefined ? {} : { member }) };
  return { names, isTyped: false, hasCommas: true, detected };
}

function readText(path: string, { separator, names, skipped, isRagged }: CsvShape): string {
  const columns = names.map((name) => `${quotedText(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${quotedText(sqlPath(path))}, ${[
    ...['auto_detect = false', 'header = false', `skip = ${skipped}`, `delim = ${quotedText(separator)}`],
    ...[`quote = '"'`, `escape = '"'`, `columns = {${columns}}`, 'store_rejects = true'],
    "rejects_table = 'rejected_lines'",
    "rejects_scan = 'rejected_scans'",
    // Rows that end early are looked for one line after another: a quoted line break is no end.
    ...(isRagged ? ['null_padding = true', 'parallel = false'] : []),
  ].join(', ')})`;
}

import { open, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { encodeText, UnencodableCharacterError, writeXlsx } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database, sqlPath } from '../../tables/database.ts';
import type { Column } from '../../tables/process/protocol.ts';
import { quotedName, quotedText } from '../../tables/quoting.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { locatedError, SqlError } from '../../tables/sql-error.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import { piecesOf } from '../../running/file-pieces.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { SaveInputs } from './inputs.ts';

/** Cells of a workbook, which is made in memory. A sheet has at most 1,048,576 rows. */
const MOST_CELLS = 2_000_000;
const MOST_ROWS = 1_048_575;

/** Whether a file is a workbook by its ending. */
export function isWorkbook(path: string): boolean {
  return /\.xlsx$/iu.test(path);
}

/** @throws TaskError for an output that cannot be written, or inputs that mean nothing for it. */
export function checkSave({ output, separator, decimal, dates, encoding, sheet }: SaveInputs): void {
  const isSheet = isWorkbook(output);
  if (!isSheet) tableFormat(output);
  const isText = /\.csv$/iu.test(output);
  const wrong = [
    ...(isText ? [] : Object.entries({ separator, decimal, dates, encoding })),
    ...(isSheet ? [] : Object.entries({ sheet })),
  ].find(([, value]) => value !== undefined);
  if (wrong)
    throw new TaskError(
      t('"{0}" has no effect on a {1} file', wrong[0], extname(output) || basename(output)),
    );
}

/**
 * Saves a table in a form that other programs and people read.
 * @throws UserError when it cannot be read or written.
 */
export async function runSave(
  inputs: SaveInputs,
  { signal, resources, onItem }: RunContext<undefined>,
): Promise<WrittenTable> {
  checkSave(inputs);
  const source = await readTable(inputs.table);
  const scratch = await scratchFolder();
  const text = join(scratch, 'text.csv');
  let written: WrittenTable | undefined;
  try {
    await writeOutputs([inputs.output], async ([place = '']) => {
      const database = await Database.open({
        ...{ reads: source.files, writes: [place, text], signal },
        share: askedShare(inputs, resources),
        onProgress: (progress) => {
          onItem({ done: Math.floor(100 * progress), total: 100, item: undefined });
        },
      });
      try {
        const { sql } = await typedTable(database, source);
        written = await saved(database, sql, inputs, { place, text, signal });
      } catch (error) {
        throw error instanceof SqlError ? new TaskError(locatedError(error, basename(inputs.table))) : error;
      } finally {
        await database.end();
      }
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (!written) throw new Error('Nothing was saved');
  return written;
}

interface Places {
  /** Where the output is made. */
  readonly place: string;
  /** For a text in UTF-8, where the output has another encoding. */
  readonly text: string;
  readonly signal: AbortSignal;
}

async function saved(
  database: Database,
  from: string,
  inputs: SaveInputs,
  { place, text, signal }: Places,
): Promise<WrittenTable> {
  const { output, encoding = 'utf-8' } = inputs;
  if (isWorkbook(output)) return savedWorkbook(database, from, inputs, place);
  if (!/\.csv$/iu.test(output)) return writeTable(database, from, output, place);
  const { columns } = await database.run(`FROM ${from} LIMIT 0`);
  const target = encoding === 'utf-8' ? place : text;
  const { changed: rows } = await database.run(csvStatement(from, columns, inputs, target));
  if (encoding !== 'utf-8') await encodeFile(text, place, encoding, output, signal);
  return { path: output, rows, columns, bytes: (await stat(place)).size };
}

function csvStatement(from: string, columns: readonly Column[], inputs: SaveInputs, target: string): string {
  const { separator = ',', decimal = '.', dates = 'iso' } = inputs;
  const values = columns.map(
    ({ name, type }) => `${written(name, type, decimal, dates)} AS ${quotedName(name)}`,
  );
  const delimiter = separator === 'tab' ? '\t' : separator;
  return `COPY (SELECT ${values.join(', ')} FROM ${from}) TO ${quotedText(sqlPath(target))} (FORMAT csv, HEADER true, DELIMITER ${quotedText(delimiter)}, USE_TMP_FILE false)`;
}

/** A value as it is written, in SQL. */
function written(
  name: string,
  type: string,
  decimal: SaveInputs['decimal'],
  dates: SaveInputs['dates'],
): string {
  const value = quotedName(name);
  if (decimal === ',' && /^(?:DECIMAL|DOUBLE|FLOAT)/u.test(type))
    return `replace(${value}::VARCHAR, '.', ',')`;
  if (dates === 'day-first' && type === 'DATE') return `strftime(${value}, '%d/%m/%Y')`;
  if (dates === 'day-first' && type.startsWith('TIMESTAMP')) return `strftime(${value}, '%d/%m/%Y %H:%M:%S')`;
  return value;
}

/** Writes a text in UTF-8 again, piece by piece. @throws TaskError for a character that the encoding does not have. */
async function encodeFile(
  from: string,
  to: string,
  encoding: 'utf-8-bom' | 'windows-1252',
  output: string,
  signal: AbortSignal,
): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  const target = await open(to, 'w');
  try {
    if (encoding === 'utf-8-bom') await target.writeFile('\uFEFF');
    for await (const piece of piecesOf(from, signal))
      await target.writeFile(
        encoding === 'utf-8-bom'
          ? piece
          : encodeText(decoder.decode(piece, { stream: true }), 'windows-1252', false),
      );
  } catch (error) {
    if (!(error instanceof UnencodableCharacterError)) throw error;
    throw new TaskError(
      t('"{0}" cannot be written in {1}: it has no "{2}"', basename(output), encoding, error.character),
    );
  } finally {
    await target.close();
  }
}

async function savedWorkbook(
  database: Database,
  from: string,
  { output, sheet = 'Table' }: SaveInputs,
  place: string,
): Promise<WrittenTable> {
  const { columns } = await database.run(`FROM ${from} LIMIT 0`);
  const most = Math.min(MOST_ROWS, Math.floor(MOST_CELLS / Math.max(1, columns.length)));
  const { rows, isCut } = await database.rows(`FROM ${from}`, most);
  if (isCut)
    throw new TaskError(
      t(
        '"{0}" would have more than {1} rows, which a workbook cannot hold: save it as .csv or .parquet',
        basename(output),
        most,
      ),
    );
  const texts = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell) => String(cell ?? ''))),
  ];
  const bytes = await writeXlsx([{ name: sheet, rows: texts.map((row) => row.map((text) => ({ text }))) }]);
  await writeFile(place, bytes);
  return { path: output, rows: rows.length, columns, bytes: bytes.length };
}

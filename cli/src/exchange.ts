import { readFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { t } from '@vscode/l10n';
import {
  CSV_COMMA,
  CSV_SEMICOLON,
  writeCsv,
  readSheets,
  writeXlsx,
  KINDS,
  language,
  type ColumnChoice,
  type ImportQuestion,
  type TableImport,
  type ImportProblem,
  type Sheet,
} from '@vitruve/manifests';
import type { ExportFormat } from './export-formats.ts';
import { CommandError } from './command-error.ts';
import { kindNamed } from './kinds.ts';
import { openWorkspace, uriOfPath } from '@vitruve/workspace';

export interface ImportResult extends TableImport {
  readonly kind: string;
}

/**
 * Reads a table into a manifest.
 * @param kindId the kind of manifest; the one that understands most of the table when undefined.
 * @param choices what the user said that columns hold
 * @throws CommandError when the file cannot be read, nothing in it is understood, or it leaves something open.
 */
export async function importTable(
  file: string,
  kindId: string | undefined,
  choices: readonly ColumnChoice[],
): Promise<ImportResult> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(t('"{0}" cannot be read', file));
  });
  const { sheets, problems } = await readSheets(basename(file), bytes);
  if (sheets.length === 0)
    throw new CommandError(`${file}: ${problems.map(({ message }) => message).join('; ')}`);
  const asked = kindId === undefined ? undefined : (kindNamed(kindId)?.id ?? kindId);
  const tables = KINDS.filter(({ id, hasTables }) => hasTables && (asked === undefined || id === asked));
  const kinds = await Promise.all(tables.map((kind) => kind.load()));
  const results = kinds.flatMap((kind) => {
    const imported = kind.tables?.read(sheets, language(), choices);
    return imported
      ? [
          {
            ...imported,
            kind: kind.id,
            problems: [...problems, ...imported.problems],
          },
        ]
      : [];
  });
  const best = results
    .filter(({ text, questions }) => text !== undefined || questions.length > 0)
    .sort((a, b) => doubt(a) - doubt(b))[0];
  if (best && best.questions.length > 0) {
    const shown = best.questions.map((question) => questionText(question, sheets.length > 1));
    throw new CommandError(
      [t('"{0}" was not imported: it is not clear what columns hold', file), ...shown].join('\n'),
    );
  }
  if (best) return best;
  const explained = (results[0]?.problems ?? problems).map((problem) => problemLine(file, problem));
  throw new CommandError([t('No table could be read from "{0}"', file), ...explained].join('\n'));
}

function doubt({ problems, questions }: TableImport): number {
  return problems.reduce((sum, { severity }) => sum + (severity === 'error' ? 100 : 1), questions.length);
}

/** A question with the option that answers it, for each of its answers. */
function questionText({ message, options }: ImportQuestion, hasSheets: boolean): string {
  const answers = options.map(({ label, choice: { sheet, column, field } }) => {
    const place = hasSheets && sheet !== undefined ? `${sheet}!${column}` : column;
    return `  --column ${shellWord(`${place}=${field}`)}  ${label}`;
  });
  return [message, ...answers].join('\n');
}

/** A word as a shell takes it, quoted where it has to be. */
function shellWord(word: string): string {
  return /^[\w=.-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * What `--column NAME=FIELD` says; NAME is a heading or a number, behind its sheet where there are several: `Sheet!3`.
 * Undefined for other texts.
 */
export function columnChoice(written: string): ColumnChoice | undefined {
  const [, place = '', field = ''] = /^(.+)=([^=]+)$/su.exec(written) ?? [];
  if (place.trim() === '' || field.trim() === '') return undefined;
  const [, sheet, column = place] = /^(.+)!([^!]+)$/su.exec(place) ?? [];
  return { ...(sheet === undefined ? {} : { sheet }), column: column.trim(), field: field.trim() };
}

/** What became of the columns, as lines: those of one sheet below its name. */
export function columnLines({ columns }: TableImport): readonly string[] {
  const sheets = [...new Set(columns.map(({ sheet }) => sheet))];
  return sheets.flatMap((name) => [
    t('Columns of "{0}":', name),
    ...columns
      .filter(({ sheet }) => sheet === name)
      .map(
        ({ column, heading, meaning }) =>
          `  ${String(column)} "${heading.replaceAll(/\s+/gu, ' ')}" → ${meaning ?? t('kept under "other"')}`,
      ),
  ]);
}

/** A remark as a line: file, sheet (a CSV file has its own name there), row and column, message. */
export function problemLine(file: string, { sheet, row, column, message }: ImportProblem): string {
  const ownSheet = sheet !== undefined && sheet !== parse(file).name ? sheet : undefined;
  const place = [file, ownSheet, row, column].filter((part) => part !== undefined).join(':');
  return `${place}: ${message}`;
}

export interface ExportedFile {
  /** What distinguishes it from the others: the name of its sheet; undefined for the first. */
  readonly part: string | undefined;
  readonly content: Uint8Array;
}

/**
 * Writes the tables of a manifest: one file, or one per table for CSV, which holds only one.
 * @param today `YYYY-MM-DD`
 * @throws CommandError when the file is not a manifest with tables.
 */
export async function exportManifest(
  file: string,
  format: ExportFormat,
  today: string,
): Promise<readonly ExportedFile[]> {
  const asked = { from: process.cwd(), today, onlyNamed: true };
  const { workspace, targets } = await openWorkspace([file], asked);
  const manifest = workspace.manifest(uriOfPath(targets[0]?.path ?? file));
  const tables = manifest?.kind.tables;
  if (!manifest || !tables) throw new CommandError(t('"{0}" cannot be exported as a table', file));
  if (format === 'markdown') {
    return [
      {
        part: undefined,
        content: new TextEncoder().encode(tables.markdown(manifest.context, language())),
      },
    ];
  }
  const sheets = tables.write(manifest.context, language());
  if (format === 'xlsx') return [{ part: undefined, content: await writeXlsx(sheets) }];
  return sheets.map((sheet, index) => ({
    part: index === 0 ? undefined : sheet.name,
    content: csv(sheet, format),
  }));
}

function csv(sheet: Sheet, format: 'csv' | 'csv-semicolon'): Uint8Array {
  return writeCsv(sheet, format === 'csv' ? CSV_COMMA : CSV_SEMICOLON);
}

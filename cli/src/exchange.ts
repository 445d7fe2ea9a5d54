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
  type TableImport,
  type ImportProblem,
  type Sheet,
} from '@vitruve/manifests';
import type { ExportFormat } from './export-formats.ts';
import { CommandError } from './command-error.ts';
import { openWorkspace, uriOfPath } from '@vitruve/workspace';

export interface ImportResult extends TableImport {
  readonly kind: string;
}

/**
 * Reads a table into a manifest.
 * @param kindId the kind of manifest; the one that understands most of the table when undefined.
 * @throws CommandError when the file cannot be read or nothing in it is understood.
 */
export async function importTable(file: string, kindId: string | undefined): Promise<ImportResult> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(t('"{0}" cannot be read', file));
  });
  const { sheets, problems } = await readSheets(basename(file), bytes);
  if (sheets.length === 0)
    throw new CommandError(`${file}: ${problems.map(({ message }) => message).join('; ')}`);
  const asked = KINDS.filter(({ id, hasTables }) => hasTables && (kindId === undefined || id === kindId));
  const kinds = await Promise.all(asked.map((kind) => kind.load()));
  const results = kinds.flatMap((kind) => {
    const imported = kind.tables?.read(sheets, language());
    return imported
      ? [
          {
            kind: kind.id,
            text: imported.text,
            problems: [...problems, ...imported.problems],
          },
        ]
      : [];
  });
  const best = results
    .filter(({ text }) => text !== undefined)
    .sort((a, b) => doubt(a.problems) - doubt(b.problems))[0];
  if (best) return best;
  const explained = (results[0]?.problems ?? problems).map((problem) => problemLine(file, problem));
  throw new CommandError([t('No table could be read from "{0}"', file), ...explained].join('\n'));
}

function doubt(problems: readonly ImportProblem[]): number {
  return problems.reduce((sum, { severity }) => sum + (severity === 'error' ? 100 : 1), 0);
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
  const { workspace, targets } = await openWorkspace([file], {
    from: process.cwd(),
    today,
  });
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

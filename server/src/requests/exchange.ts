import { t } from '@vscode/l10n';
import {
  CSV_COMMA,
  CSV_SEMICOLON,
  decodeText,
  exportedText,
  fileName,
  remarkLine,
  sourceOf,
  writeCsv,
  readSheets,
  writeXlsx,
  language,
  type TableImport,
  type Workspace,
} from '@vitruve/manifests';
import type { Connection } from 'vscode-languageserver';
import {
  ExportRequest,
  ExportToRequest,
  ImportFilesRequest,
  ImportRequest,
  TableKindsRequest,
  type ExportFormat,
  type ForeignBytes,
  type ForeignManifest,
  type ImportParams,
  type ImportResult,
  type TableKind,
} from '../protocol.ts';
import { canonicalUri } from '../uri.ts';
import { invalid } from './commands.ts';
import { answering } from './language-requests.ts';

/** Connects import and export of tables. */
export function registerExchange(connection: Connection, workspace: Workspace): void {
  connection.onRequest(
    TableKindsRequest,
    answering(({ fileName }) => tableKinds(workspace, fileName)),
  );
  connection.onRequest(
    ImportFilesRequest,
    answering(({ command, files }) => importFiles(workspace, command, files)),
  );
  connection.onRequest(
    ExportToRequest,
    answering(({ program, uri }) => exportTo(workspace, program, canonicalUri(uri))),
  );
  connection.onRequest(ImportRequest, (params) => importTable(workspace, params));
  connection.onRequest(ExportRequest, async ({ uri, format }) => {
    const bytes = await exportTable(workspace, canonicalUri(uri), format);
    return { base64: Buffer.from(bytes).toString('base64') };
  });
}

/** The kinds that have tables, those that the name of the file tells first. */
function tableKinds({ kinds }: Workspace, fileName: string): readonly TableKind[] {
  const all = kinds.flatMap(({ id, tables }) =>
    tables ? [{ id, ...tables.title(), isLikely: tables.fileWords?.test(fileName) === true }] : [],
  );
  return all.sort((a, b) => Number(b.isLikely) - Number(a.isLikely));
}

async function importTable(
  { kinds }: Workspace,
  { kind, fileName, base64, columns = [] }: ImportParams,
): Promise<ImportResult> {
  const tables = kinds.find(({ id }) => id === kind)?.tables;
  if (!tables) throw invalid(t('Cannot import tables as "{0}"', kind));
  const { sheets, problems } = await readSheets(fileName, Buffer.from(base64, 'base64'));
  const imported: TableImport =
    sheets.length > 0
      ? tables.read(sheets, language(), columns)
      : { text: undefined, problems: [], columns: [], questions: [] };
  const all = [...problems, ...imported.problems].map(({ severity, message, sheet, row, column }) => {
    const place = [
      sheet,
      row === undefined ? undefined : t('row {0}', row),
      column === undefined ? undefined : t('column {0}', column),
    ];
    const at = place.filter((part) => part !== undefined).join(', ');
    return { severity, message: at ? `${at}: ${message}` : message };
  });
  return {
    problems: all,
    columns: imported.columns,
    questions: imported.questions,
    ...(imported.text === undefined ? {} : { text: imported.text }),
  };
}

function importFiles({ kinds }: Workspace, command: string, files: readonly ForeignBytes[]): ForeignManifest {
  const kind = kinds.find(({ importCommand }) => importCommand?.id === command);
  const read = files.map(({ name, base64 }) => {
    const decoded = decodeText(Buffer.from(base64, 'base64'));
    if (!decoded) throw invalid(t('"{0}" is not a text file', name));
    return { name, text: decoded.text };
  });
  const source = sourceOf(files.map(({ name }) => name));
  const imported = kind?.importFiles?.(read);
  if (!imported) throw invalid(t('"{0}" cannot be imported', source));
  if ('refused' in imported) {
    const { refused } = imported;
    throw invalid(refused.at ? remarkLine(refused, source) : refused.message);
  }
  return { text: imported.text, lost: imported.lost.map((remark) => remarkLine(remark, source)) };
}

function exportTo(workspace: Workspace, program: string, uri: string): ForeignManifest {
  const exported = exportedText(workspace, uri, { program, name: fileName(uri) });
  if ('refused' in exported) throw invalid(exported.refused.join('\n'));
  return exported;
}

async function exportTable(workspace: Workspace, uri: string, format: ExportFormat): Promise<Uint8Array> {
  const manifest = workspace.manifest(uri);
  const tables = manifest?.kind.tables;
  if (!manifest || !tables) throw invalid(t('This file has no table to export'));
  if (format === 'markdown') return Buffer.from(tables.markdown(manifest.context, language()), 'utf8');
  const sheets = tables.write(manifest.context, language());
  if (format === 'xlsx') return writeXlsx(sheets);
  const [first] = sheets;
  if (!first) throw invalid(t('This file has no table to export'));
  return writeCsv(first, format === 'csv' ? CSV_COMMA : CSV_SEMICOLON);
}

import { t } from '@vscode/l10n';
import type { Graph } from '../../core/graph/graph.ts';
import { fileName } from '../../core/text/resource.ts';
import { hasDecimalCommas, typeOfCells } from './cell-types.ts';
import type { Column } from './column.ts';
import { scanCsv } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';
import { headerIn } from './header.ts';
import { jsonColumns } from './json-columns.ts';
import { PARQUET_END, parquetColumns, parquetMetadataLength } from './parquet-schema.ts';

/** What is known of the columns of a file. */
export type FileColumns = KnownColumns | UnknownColumns;

export interface KnownColumns {
  readonly columns: readonly Column[];
  /** False where there may be more. */
  readonly isWhole: boolean;
  /** The rows that types were told from; undefined where the file says them. */
  readonly sampled?: number;
}

export interface UnknownColumns {
  /** Why, as a sentence without a full stop. */
  readonly reason: string;
}

/** Bytes of a file that are read, and characters in which a separator is detected. */
const BEGINNING = 64 * 1024;
const SAMPLE = 20_000;
/** Bytes of the metadata of a Parquet file; the schema is at their beginning. */
const METADATA = 1024 * 1024;

export function isUnknown(columns: FileColumns): columns is UnknownColumns {
  return 'reason' in columns;
}

/** The columns of a table in the workspace: CSV, TSV, Parquet or JSON. Little of the file is read. */
export function fileColumns(graph: Graph, uri: string): FileColumns {
  const name = fileName(uri);
  if (!graph.fileExists(uri)) return { reason: t('"{0}" does not exist', name) };
  switch (/\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase()) {
    case 'csv':
    case 'tsv':
      return delimited(graph, uri, name);
    case 'parquet':
      return parquet(graph, uri, name);
    case 'json':
    case 'jsonl':
    case 'ndjson':
      return json(graph, uri, name);
    case undefined:
    default:
      return { reason: t('columns of "{0}" cannot be read without opening the whole file', name) };
  }
}

function delimited(graph: Graph, uri: string, name: string): FileColumns {
  const text = graph.beginning(uri, BEGINNING);
  if (text === undefined) return { reason: t('"{0}" cannot be read', name) };
  const names = headerIn(text);
  if (!names) return { reason: t('the first line of "{0}" does not contain column names', name) };
  const separator = detectSeparator(text.slice(0, SAMPLE));
  const { records } = scanCsv(text, separator);
  const rows = records.slice(1);
  const hasCommas = hasDecimalCommas(rows, separator);
  const columns = names.map((column, index): Column => {
    const type = typeOfCells(
      rows.map((row) => row[index] ?? ''),
      hasCommas,
    );
    return type === undefined ? { name: column } : { name: column, type };
  });
  return { columns, isWhole: true, sampled: rows.length };
}

function json(graph: Graph, uri: string, name: string): FileColumns {
  const text = graph.beginning(uri, BEGINNING);
  // A character takes at most four bytes: a shorter text is that of the whole file.
  const known = text === undefined ? undefined : jsonColumns(text, text.length < BEGINNING / 4);
  return known ?? { reason: t('the beginning of "{0}" does not tell its columns', name) };
}

function parquet(graph: Graph, uri: string, name: string): FileColumns {
  const end = graph.bytes(uri, -PARQUET_END, PARQUET_END);
  const length = end && parquetMetadataLength(end);
  const metadata =
    length === undefined ? undefined : graph.bytes(uri, -PARQUET_END - length, Math.min(length, METADATA));
  const columns = metadata && parquetColumns(metadata);
  return columns ? { columns, isWhole: true } : { reason: t('"{0}" is not a valid Parquet file', name) };
}

import type { Column } from './column.ts';

/** Records of a file that are looked at. */
const MOST_RECORDS = 500;

/**
 * The columns of a table of JSON: the keys of its first records.
 * @param text the beginning of a file; of one line for each record, or of a list of them.
 * @param isWhole whether it is the whole file.
 * @returns undefined for a text that is no table, and for a list that is cut off.
 */
export function jsonColumns(
  text: string,
  isWhole: boolean,
): { readonly columns: readonly Column[]; readonly isWhole: boolean } | undefined {
  const records = recordsOf(text, isWhole);
  if (!records || records.length === 0) return undefined;
  const types = new Map<string, string | undefined>();
  for (const record of records.slice(0, MOST_RECORDS)) {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined;
    for (const [name, value] of Object.entries(record)) {
      const type = typeOf(value);
      if (!types.has(name) || types.get(name) === 'NULL') types.set(name, type);
      else if (type !== 'NULL' && types.get(name) !== type) types.set(name, undefined);
    }
  }
  const columns = [...types].map(([name, type]) =>
    type === undefined || type === 'NULL' ? { name } : { name, type },
  );
  return { columns, isWhole: isWhole && records.length <= MOST_RECORDS };
}

function recordsOf(text: string, isWhole: boolean): readonly unknown[] | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    const list = isWhole ? parsed(trimmed) : undefined;
    return Array.isArray(list) ? list : undefined;
  }
  const lines = trimmed.split('\n');
  const records = (isWhole ? lines : lines.slice(0, -1)).slice(0, MOST_RECORDS + 1).map(parsed);
  return records.includes(undefined) ? undefined : records;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined for lists and structures, of which the type depends on all rows. */
function typeOf(value: unknown): string | undefined {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number') return Number.isInteger(value) ? 'BIGINT' : 'DOUBLE';
  return typeof value === 'string' ? 'VARCHAR' : undefined;
}

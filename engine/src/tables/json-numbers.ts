import type { Column } from './process/protocol.ts';
import { quotedName } from './quoting.ts';

/** Types of numbers that may be NaN or infinite, which JSON has no way to write. */
const INEXACT = /^(?:DOUBLE|FLOAT|REAL)$/u;
/** Anywhere in a type, or in a name in it: it is looked at closer then. */
const HAS_INEXACT = /DOUBLE|FLOAT|REAL/u;

/**
 * What is written of a table as JSON: NULL where a number is NaN or infinite, as other programs do it, in lists, structures
 * and maps, too. DuckDB would write `NaN` and `Infinity`, which nothing that reads JSON takes.
 * @param from as SQL names it behind `FROM`.
 * @returns the same as `from` where no column has such numbers.
 */
export function withoutInexact(from: string, columns: readonly Column[]): string {
  const changes = columns.flatMap(({ name, type }) => {
    const value = finite(type, quotedName(name), 0);
    return value === undefined ? [] : [`${value} AS ${quotedName(name)}`];
  });
  return changes.length === 0 ? from : `(SELECT * REPLACE (${changes.join(', ')}) FROM ${from})`;
}

/**
 * A value without NaN and infinities, in SQL; undefined where it cannot have any.
 * @param depth of the value, so that the parameters of what is carried out on its parts have names of their own.
 */
function finite(type: string, value: string, depth: number): string | undefined {
  if (!HAS_INEXACT.test(type)) return undefined;
  if (INEXACT.test(type)) return `CASE WHEN isfinite(${value}) THEN ${value} END`;
  const item = `i${depth}`;
  const list = /^(.*)\[\d*\]$/su.exec(type)?.[1];
  if (list !== undefined) {
    const changed = finite(list, item, depth + 1);
    return changed && `list_transform(${value}, lambda ${item}: ${changed})`;
  }
  const [, kind, inner = ''] = /^(STRUCT|MAP)\((.*)\)$/su.exec(type) ?? [];
  if (kind === 'MAP') {
    const [, of = ''] = parts(inner);
    const changed = finite(of, `${item}.value`, depth + 1);
    return (
      changed &&
      `map_from_entries(list_transform(map_entries(${value}), lambda ${item}: {k: ${item}.key, v: ${changed}}))`
    );
  }
  if (kind !== 'STRUCT') return undefined;
  const fields = parts(inner).map((field) => {
    const [, name = '', of = ''] = /^("(?:[^"]|"")*"|\w+) (.*)$/su.exec(field) ?? [];
    const own = `${value}.${name}`;
    return { field: `${name} := ${finite(of, own, depth + 1) ?? own}`, own };
  });
  return `CASE WHEN ${value} IS NOT NULL THEN struct_pack(${fields.map(({ field }) => field).join(', ')}) END`;
}

/** What commas separate, but for those in parentheses and in quoted names. */
function parts(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char !== ',' || depth > 0) continue;
    found.push(text.slice(start, at));
    start = at + 1;
  }
  return [...found, text.slice(start)].map((part) => part.trim());
}

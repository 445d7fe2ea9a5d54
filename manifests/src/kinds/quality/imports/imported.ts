import type { ExpectationName } from '../expectations.ts';

/** A value of a suite: plain, as YAML and JSON have it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain | undefined;
}

/** A check that was found in a file of another program. */
export interface ImportedCheck {
  /** A name, if it has one; otherwise one is made of what it expects. */
  readonly name?: string | undefined;
  readonly expectation: ExpectationName;
  /** What is written under the expectation, and beside it: `column`, `inOrder` … */
  readonly value: Plain;
  readonly beside?: PlainMap;
  readonly where?: string | undefined;
  readonly tolerate?: string | number | undefined;
  readonly severity?: 'warning' | 'information' | undefined;
  readonly description?: string | undefined;
  /** What is not quite the same. */
  readonly note?: string;
}

/** What could not be translated, and why. */
export interface NotImported {
  /** As the file has it, shortened. */
  readonly what: string;
  readonly why: string;
}

export interface ImportedTable {
  readonly name: string;
  /** Where its data is, if the file says so. */
  readonly path?: string | undefined;
  readonly description?: string | undefined;
  readonly checks: readonly ImportedCheck[];
  readonly not: readonly NotImported[];
}

export interface ImportedSuite {
  /** `Great Expectations`, for the first line. */
  readonly program: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly tables: readonly ImportedTable[];
  /** Keys of the file that check nothing, and are not imported. */
  readonly leftOut?: readonly string[];
}

/** Collects the checks of a table, and what is not translated. */
export class TableImport {
  readonly checks: ImportedCheck[] = [];
  readonly not: NotImported[] = [];

  /** Adds what one item of a file came to. */
  add(what: unknown, found: readonly ImportedCheck[] | string): void {
    if (typeof found === 'string') this.not.push({ what: shortened(what), why: found });
    else this.checks.push(...found);
  }
}

const LONGEST = 160;

/** An item of a file on one line. */
function shortened(item: unknown): string {
  const text = (typeof item === 'string' ? item : JSON.stringify(item)).replace(/\s+/gu, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textIn(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function numberIn(value: unknown, key: string): number | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A day or a time of a day; other texts have no order that a suite knows. */
export function dateIn(value: unknown, key: string): string | undefined {
  const text = textIn(value, key);
  return text !== undefined && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/u.test(text)
    ? text
    : undefined;
}

export function listIn(value: unknown, key: string): readonly unknown[] {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** The items of a list, each once, where all of them are texts, numbers or truth values. */
export function scalarsIn(value: unknown, key: string): readonly (string | number | boolean)[] | undefined {
  const items = listIn(value, key);
  const isPlain = items.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  return items.length > 0 && isPlain
    ? [...new Set(items as readonly (string | number | boolean)[])]
    : undefined;
}

/** A name in SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value in SQL. */
export function sqlValue(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** What may fail, where a file says what must hold: 0.95 is `5%`. */
export function toleratedOf(mostly: number | undefined): string | undefined {
  if (mostly === undefined || mostly >= 1 || mostly < 0) return undefined;
  return `${Number(((1 - mostly) * 100).toFixed(9))}%`;
}

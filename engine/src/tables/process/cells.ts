import { DuckDBTypeId, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { Cell } from './protocol.ts';

/** Digits of a whole or decimal number that a number of JavaScript holds exactly. */
const EXACT_DIGITS = 15;

/**
 * A value of DuckDB as plain JSON. A number that JavaScript cannot hold exactly is a text, and so is whatever has no counterpart in JSON:
 * dates, times, lists, NaN.
 */
export function cellOf(value: DuckDBValue, type: DuckDBType): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  const text = String(value);
  const isExact = type.typeId === DuckDBTypeId.DECIMAL && text.replace(/\D/gu, '').length <= EXACT_DIGITS;
  return isExact ? Number(text) : text;
}

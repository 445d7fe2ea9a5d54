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
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value);
    return type.typeId === DuckDBTypeId.FLOAT ? shortest(value) : value;
  }
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  const text = String(value);
  const isExact = type.typeId === DuckDBTypeId.DECIMAL && text.replace(/\D/gu, '').length <= EXACT_DIGITS;
  return isExact ? Number(text) : text;
}

/** Digits that tell any two numbers of 32 bits apart. */
const SINGLE_DIGITS = 9;

/** A number of 32 bits as DuckDB writes it, by the fewest digits that stand for it: 0.1 in place of 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 1; digits < SINGLE_DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(SINGLE_DIGITS));
}

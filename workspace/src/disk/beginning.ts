import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { decodeText } from '@vitruve/manifests';
import { currentDay } from '../day.ts';

/** Bytes that are read of a file unless somebody asks for more: more than the header of any table. */
const USUAL = 64 * 1024;

/**
 * Bytes of a file; undefined for what cannot be read, and for more than the file has.
 * @param start counts from the end where it is negative.
 */
export function bytesOf(path: string, start: number, length: number): Uint8Array | undefined {
  try {
    const stats = statSync(path);
    const from = start < 0 ? stats.size + start : start;
    if (!stats.isFile() || from < 0 || from + length > stats.size) return undefined;
    const file = openSync(path, 'r');
    try {
      const piece = new Uint8Array(length);
      return readSync(file, piece, 0, length, from) === length ? piece : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** How a file begins, as text; undefined for what cannot be read, and for what is not text. */
export function beginningOf(path: string, most = USUAL): string | undefined {
  try {
    // Opening a pipe would wait for somebody to write into it.
    const stats = statSync(path);
    if (!stats.isFile()) return undefined;
    const { size } = stats;
    const file = openSync(path, 'r');
    try {
      const piece = Buffer.alloc(Math.min(most, size));
      const length = readSync(file, piece);
      // A character must not be cut in two.
      const end = size <= most ? length : piece.lastIndexOf('\n');
      return end === -1 ? undefined : decodeText(piece.subarray(0, end))?.text;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** The day on which a file was last written, `YYYY-MM-DD`; undefined for what is not there. */
export function writtenOn(path: string): string | undefined {
  try {
    return currentDay(statSync(path).mtime);
  } catch {
    return undefined;
  }
}

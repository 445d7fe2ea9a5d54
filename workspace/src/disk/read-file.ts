import { open, stat } from 'node:fs/promises';
import { decodeText, type Encoding } from '@vitruve/manifests';

/** Files beyond this are not read, in bytes: no person wrote them. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** Why a file was not read. */
export type ReadProblem = 'vanished' | 'misnamed' | 'unreadable' | 'too-large' | 'not-text';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the file begins with a byte order mark, which `text` leaves out. */
  readonly marked: boolean;
  readonly bytes: Uint8Array;
}

export interface UnreadFile {
  readonly path: string;
  readonly problem: ReadProblem;
}

export function isUnread(file: TextFile | UnreadFile): file is UnreadFile {
  return 'problem' in file;
}

/** Reads a text file in whatever encoding it has. Never rejects: a file may vanish or be forbidden at any time. */
export async function readTextFile(path: string): Promise<TextFile | UnreadFile> {
  try {
    // Opening a pipe would wait for somebody to write into it.
    if (!(await stat(path)).isFile()) return { path, problem: 'unreadable' };
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).size > LARGEST_FILE) return { path, problem: 'too-large' };
      const bytes = await file.readFile();
      const decoded = decodeText(bytes);
      return decoded ? { path, bytes, ...decoded } : { path, problem: 'not-text' };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { path, problem: problemOf(error, path) };
  }
}

/** The bytes of a beginning: a manifest says in its first lines what it is. */
const BEGINNING = 4096;

/** The first characters of a text file; empty for one that cannot be read. */
export async function readBeginning(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) return '';
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
      return decodeText(buffer.subarray(0, bytesRead))?.text ?? '';
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

/** Why a file or folder that was found cannot be read. */
export function problemOf(error: unknown, path: string): ReadProblem {
  if (codeOf(error) !== 'ENOENT') return 'unreadable';
  // Node.js lists the bytes of a name that are not UTF-8 as this character, and then finds no such file.
  return path.includes('\uFFFD') ? 'misnamed' : 'vanished';
}

/** The code of a failed system call (`ENOENT`). */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

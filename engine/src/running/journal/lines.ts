import { resolve } from 'node:path';
import type { JournalForm } from './form.ts';

/** What changes when a file does. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

/** A line of the journal. Paths are relative to its folder, so that the folder can be moved. */
export interface Entry<Item> {
  readonly version: 1;
  /** Of everything that the result depends on but the source. */
  readonly settings: string;
  readonly original: Stamp;
  /** Of the file beside the source; undefined where there is none. */
  readonly decisions?: Stamp;
  /** Undefined when nothing was written. */
  readonly written?: Stamp;
  readonly result: Item;
}

/** A line that is written before a file is: should the run be killed in between, the file is known to be ours. */
export interface Intention {
  readonly version: 1;
  /** Relative to the folder of the journal. */
  readonly writes: string;
  readonly sha256: string;
}

/** Reads lines of the journal of a folder, with absolute paths; those that are none are left out. */
export function linesIn<Item>(
  text: string,
  folder: string,
  form: JournalForm<Item>,
): readonly (Entry<Item> | Intention)[] {
  return text.split('\n').flatMap((written) => {
    const line = lineOf(written);
    return isIntention(line) || isEntry(line, form)
      ? [withPaths(line, (path) => resolve(folder, path), form)]
      : [];
  });
}

function lineOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isIntention(value: unknown): value is Intention {
  return (
    typeof value === 'object' &&
    value !== null &&
    'writes' in value &&
    typeof value.writes === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'string'
  );
}

function isEntry<Item>(value: unknown, { isItem }: JournalForm<Item>): value is Entry<Item> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'original' in value &&
    'result' in value &&
    typeof value.result === 'object' &&
    value.result !== null &&
    isItem(value.result)
  );
}

/** The same line with all its paths changed. */
export function withPaths<Item>(
  line: Entry<Item> | Intention,
  change: (path: string) => string,
  form: JournalForm<Item>,
): Entry<Item> | Intention {
  if ('writes' in line) return { ...line, writes: change(line.writes) };
  return { ...line, result: form.withPaths(line.result, change) };
}

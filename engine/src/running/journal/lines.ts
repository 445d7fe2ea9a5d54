import { resolve } from 'node:path';
import type { DoneImage } from '../../tasks/blur/task.ts';

/** What changes when a file does. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

/** A line of the journal. Paths are relative to its folder, so that the folder can be moved. */
export interface Entry {
  readonly version: 1;
  /** Of everything that the result depends on but the image. */
  readonly settings: string;
  readonly original: Stamp;
  /** Undefined where nobody took decisions on the image. */
  readonly decisions?: Stamp;
  /** Undefined when it was detected only. */
  readonly written?: Stamp;
  readonly result: DoneImage;
}

/** A line that is written before a file is: should the run be killed in between, the file is known to be ours. */
export interface Intention {
  readonly version: 1;
  /** Relative to the folder of the journal. */
  readonly writes: string;
  readonly sha256: string;
}

/** Reads lines of the journal of a folder, with absolute paths; those that are none are left out. */
export function linesIn(text: string, folder: string): readonly (Entry | Intention)[] {
  return text.split('\n').flatMap((written) => {
    const line = lineOf(written);
    return isIntention(line) || isEntry(line) ? [withPaths(line, (path) => resolve(folder, path))] : [];
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

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'original' in value &&
    'result' in value &&
    typeof value.result === 'object' &&
    value.result !== null &&
    'image' in value.result &&
    typeof value.result.image === 'string'
  );
}

/** The same with all its paths changed. */
export function withPaths(line: Entry | Intention, change: (path: string) => string): Entry | Intention {
  if ('writes' in line) return { ...line, writes: change(line.writes) };
  const { result } = line;
  return {
    ...line,
    result: {
      ...result,
      image: change(result.image),
      output: result.output === undefined ? undefined : change(result.output),
      ...(result.drawn === undefined ? {} : { drawn: change(result.drawn) }),
    },
  };
}

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** One line of the file that `VITRUVE_TALLY` names. A test that passes on its second try is flaky, and passed. */
export interface Note {
  readonly state: 'started' | 'passed' | 'failed' | 'skipped' | 'flaky';
  /** The titles of the test and of what it is in. */
  readonly title: string;
}

/** What a suite came to, or had come to when it was killed. */
export interface Tally {
  readonly passed: number;
  readonly skipped: number;
  readonly failed: readonly string[];
  readonly flaky: readonly string[];
  /** Tests that were started, of which nobody said how they ended. */
  readonly unfinished: readonly string[];
}

/** Appends to the file that `VITRUVE_TALLY` names; does nothing without one. */
export function note(what: Note): void {
  const file = process.env['VITRUVE_TALLY'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(what)}\n`);
}

/** Reads what a suite noted; nothing when there is no such file. */
export function readTally(file: string): Tally {
  return tallyOf(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** Counts notes, one a line as JSON. A last line that was cut off does not count. */
export function tallyOf(text: string): Tally {
  const notes = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Note);
  const titles = (state: Note['state']): string[] =>
    notes.filter((one) => one.state === state).map(({ title }) => title);
  const ended = new Set(notes.filter(({ state }) => state !== 'started').map(({ title }) => title));
  return {
    passed: titles('passed').length,
    skipped: titles('skipped').length,
    failed: titles('failed'),
    flaky: titles('flaky'),
    unfinished: [...new Set(titles('started'))].filter((title) => !ended.has(title)),
  };
}

/** What several suites came to together. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    flaky: tallies.flatMap(({ flaky }) => flaky),
    unfinished: tallies.flatMap(({ unfinished }) => unfinished),
  };
}

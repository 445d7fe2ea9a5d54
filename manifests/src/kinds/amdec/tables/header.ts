import { assignColumns, type Assignment } from './assign.ts';
import type { ColumnChoice } from '../../../core/sheet.ts';
import type { Field } from './fields.ts';
import { meaningOfHeading, stageOf } from './heading-words.ts';
import { headingsOf, type ColumnHeading } from './headings.ts';

/** Title rows above the headings; further down a table has begun. */
const MAX_PREFACE_ROWS = 60;
/** Headings have one row, or rows of merged cells above it. */
const MAX_HEADING_ROWS = 3;
/** Fewer known headings may be a sentence. */
const MIN_KNOWN_HEADINGS = 3;

/** The headings of a sheet, what they say, and the rows that they take. */
export interface Header extends Assignment {
  readonly first: number;
  /** The row after the headings. */
  readonly end: number;
  readonly headings: readonly ColumnHeading[];
}

/** Tries rows as headings. */
type Trial = (first: number, end: number) => Header;

/**
 * The rows whose headings say the most; of several, the fewest rows, the first ones. Undefined for a sheet without such headings.
 * Groups above the headings count only where they say more than the headings do alone.
 */
export function headerOf(
  rows: readonly (readonly string[])[],
  sheet: string,
  language: 'en' | 'fr',
  choices: readonly ColumnChoice[],
): Header | undefined {
  let best: Header | undefined;
  let most = MIN_KNOWN_HEADINGS - 1;
  const top = rows.slice(0, MAX_PREFACE_ROWS + MAX_HEADING_ROWS);
  const trial: Trial = (first, end) => {
    const headings = headingsOf(rows.slice(first, end));
    return { first, end, headings, ...assignColumns(headings, rows.slice(end), sheet, language, choices) };
  };
  const meanings = top.map((row) => row.filter((cell) => meaningOfHeading(cell) !== undefined).length);
  for (let height = 1; height <= MAX_HEADING_ROWS; height++) {
    for (let first = 0; first < Math.min(rows.length, MAX_PREFACE_ROWS); first++) {
      const block = rows.slice(first, first + height);
      if (block.length < height || block.some((row) => row.every((cell) => cell === ''))) continue;
      const meant = meanings.slice(first, first + height).reduce((sum, count) => sum + count, 0);
      if (meant + choices.length < MIN_KNOWN_HEADINGS) continue;
      const tried = trial(first, first + height);
      const known = knownOf(tried);
      if (known <= most || !isOurs(tried)) continue;
      best = tried;
      most = known;
    }
  }
  return best && withStages(rows, best, trial);
}

/** With the row above it, when that groups the columns into those before the actions and those after them. */
function withStages(rows: readonly (readonly string[])[], header: Header, trial: Trial): Header {
  const groups = rows[header.first - 1]?.filter((cell) => cell !== '') ?? [];
  if (header.end - header.first >= MAX_HEADING_ROWS || !groups.some((group) => stageOf(group))) return header;
  const wider = trial(header.first - 1, header.end);
  return knownOf(wider) >= knownOf(header) ? wider : header;
}

/** How much is known: an open question is worth less than a field. */
function knownOf({ fields, questions }: Assignment): number {
  return new Set(fields.values()).size + questions.length / 2;
}

const OURS: readonly Field[] = ['failureMode', 'severity', 'effect', 'cause', 'detection', 'criticality'];

function isOurs({ fields, questions }: Assignment): boolean {
  const known = new Set(fields.values());
  return OURS.some((field) => known.has(field)) && known.size + questions.length >= MIN_KNOWN_HEADINGS;
}

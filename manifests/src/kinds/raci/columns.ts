import { nameKey } from '../../core/graph/entity.ts';
import { type Grid, type GridCell, isBlank } from './grid.ts';
import { readCell } from './cell.ts';
import type { Layout } from './model.ts';
import {
  dutyOf,
  lettersOf,
  VARIANT_NAMES,
  variantOfLetters,
  type Letters,
  type VariantName,
} from './variant.ts';
import { columnUse, meaningOfWord, type ColumnUse } from './word.ts';

/** What the columns of a table hold, when it is a matrix. */
export interface Columns {
  readonly layout: Exclude<Layout, 'map'>;
  readonly variant: VariantName;
  readonly activity: number;
  readonly section?: number;
  readonly decisions?: number;
  /** Of a grid: the columns of roles. */
  readonly roles: readonly number[];
  /** Of names under letters: the letter of each column. */
  readonly letters: ReadonlyMap<number, string>;
  /** Of a long table: the columns of the role and of its letter. */
  readonly long?: { readonly role: number; readonly letter: number };
  /** Other columns that hold something. */
  readonly other: readonly number[];
}

/** Share of a column's cells that must be letters for it to be a role's, when the text says that the table is a matrix … */
const SHARE_DECLARED = 0.5;
/** … and when only the letters say so. */
const SHARE_INFERRED = 0.9;
/** A column with that share beside columns of roles is a role's too, with remarks in its cells. */
const SHARE_DOUBTFUL = 0.3;
/** Share of letters that the variant does not have: more of them, and it is something else that letters stand for. */
const MAX_STRANGE = 0.2;
/** Rows that are looked at to recognise a table. */
const MAX_SAMPLE = 200;

/** The columns of a table that is a matrix of responsibilities; undefined for all other tables. */
export function columnsOf(grid: Grid, declared: VariantName | undefined): Columns | undefined {
  return namesColumns(grid, declared) ?? longColumns(grid, declared) ?? gridColumns(grid, declared);
}

/** Activity | Responsible | Accountable | …, or the letters alone as headings. */
function namesColumns(grid: Grid, declared: VariantName | undefined): Columns | undefined {
  const headings = grid.header.cells.map(({ text }) => text);
  for (const variant of declared ? [declared] : VARIANT_NAMES) {
    const letters = lettersOf(variant);
    const found = new Map<number, string>();
    for (const [index, heading] of headings.entries()) {
      const letter = letterOfHeading(heading, letters);
      if (letter && ![...found.values()].includes(letter)) found.set(index, letter);
    }
    const meanings = new Set([...found.values()].map((letter) => letters.get(letter)));
    const duties = new Set([...meanings].map((meaning) => meaning && dutyOf(meaning)));
    if (!duties.has('own') || !(duties.has('do') || duties.has('know')) || found.size < 3) {
      if (!(declared && duties.has('own') && duties.has('do'))) continue;
    }
    const rest = headings.map((_, index) => index).filter((index) => !found.has(index));
    if (rest.length === 0 || !namesUnder(grid, [...found.keys()])) return undefined;
    return {
      layout: 'names',
      variant,
      roles: [],
      letters: found,
      ...labelColumns(grid, rest, [...found.keys()]),
    };
  }
  return undefined;
}

function letterOfHeading(heading: string, letters: Letters): string | undefined {
  const bare = heading.trim();
  if (bare.length === 1) return letters.has(bare.toUpperCase()) ? bare.toUpperCase() : undefined;
  const explicit = /\((\p{Lu})\)$|^(\p{Lu})\s*[-–—:=(]/u.exec(bare);
  const shown = explicit?.[1] ?? explicit?.[2];
  const meaning = meaningOfWord(bare) ?? meaningOfWord(bare.replace(/^\p{Lu}\s*\(([^()]*)\)$/u, '$1'));
  if (meaning === undefined) return undefined;
  if (shown && letters.get(shown) === meaning) return shown;
  for (const [letter, means] of letters) if (means === meaning) return letter;
  return undefined;
}

/** True when the columns hold names: not a legend of the letters, not ticks, not numbers. */
function namesUnder(grid: Grid, columns: readonly number[]): boolean {
  let names = 0;
  let others = 0;
  for (const row of grid.rows.slice(0, MAX_SAMPLE)) {
    for (const column of columns) {
      const text = row.cells[column]?.text ?? '';
      if (isBlank(text)) continue;
      if (/^(?:[x✓✔✗✘☑✅❌●○•]+|yes|no|oui|non|\d+(?:[.,]\d+)?\s*%?)$/iu.test(text) || text.length > 120)
        others++;
      else names++;
    }
  }
  return names > others;
}

/** Activity | Role | Letter, one line for each letter. */
function longColumns(grid: Grid, declared: VariantName | undefined): Columns | undefined {
  const uses = grid.header.cells.map(({ text }) => columnUse(text));
  const role = uses.indexOf('role');
  const letter = uses.indexOf('letter');
  const activity = uses.indexOf('activity');
  if (role === -1 || letter === -1 || activity === -1 || grid.rows.length < 2) return undefined;
  const variant = declared ?? variantOfCells(grid, [letter]);
  if (!variant || (shareOfLetters(grid, letter, lettersOf(variant)) ?? 0) < SHARE_INFERRED) return undefined;
  const rest = uses.map((_, index) => index).filter((index) => index !== role && index !== letter);
  return {
    layout: 'long',
    variant,
    roles: [],
    letters: new Map(),
    long: { role, letter },
    ...labelColumns(grid, rest, [role, letter]),
  };
}

/** Activity | role | role | role …, with letters in the cells. */
function gridColumns(grid: Grid, declared: VariantName | undefined): Columns | undefined {
  const headings = grid.header.cells;
  const inferred = declared ?? inferredVariant(grid);
  if (!inferred) return undefined;
  const letters = lettersOf(inferred);
  const least = declared ? SHARE_DECLARED : SHARE_INFERRED;
  const shares = headings.map(({ text }, index) =>
    isBlank(text) || isLabelUse(columnUse(text)) ? 0 : shareOfLetters(grid, index, letters),
  );
  // A role that nobody gave a letter yet is between or beside those that have some.
  const withLetters = shares.flatMap((share, index) =>
    share !== undefined && share >= least ? [index] : [],
  );
  const first = withLetters[0];
  const last = withLetters.at(-1);
  if (first === undefined || last === undefined || first === 0 || withLetters.length < 2) return undefined;
  // Before them it does so only in what says to be a matrix: elsewhere it may be a column of remarks that nobody wrote.
  const blankUpToFirst = (index: number): boolean =>
    declared !== undefined &&
    index > 0 &&
    columnUse(headings[index]?.text ?? '') === undefined &&
    shares.slice(index, first).every((share) => share === undefined);
  const roles = shares.flatMap((share, index) => {
    const placed = index > first || blankUpToFirst(index);
    const named = placed && !isBlank(headings[index]?.text ?? '');
    return withLetters.includes(index) || (named && (share === undefined || share >= SHARE_DOUBTFUL))
      ? [index]
      : [];
  });
  if (!isConvincing(grid, withLetters, letters, declared !== undefined)) return undefined;
  const rest = headings.map((_, index) => index).filter((index) => !roles.includes(index));
  const labels = labelColumns(grid, rest, roles);
  return { layout: 'grid', variant: inferred, roles, letters: new Map(), ...labels };
}

function isLabelUse(use: ColumnUse | undefined): boolean {
  return (
    use === 'activity' || use === 'number' || use === 'section' || use === 'notes' || use === 'decisions'
  );
}

/** Letters alone convince when they are those that matrices cannot do without: who does, who answers, who is asked or told. */
function isConvincing(grid: Grid, columns: readonly number[], letters: Letters, declared: boolean): boolean {
  const seen = new Set<string>();
  let count = 0;
  let strange = 0;
  for (const row of grid.rows.slice(0, MAX_SAMPLE)) {
    for (const column of columns) {
      for (const { letter } of lettersOfCell(row.cells[column], letters)) {
        if (letters.has(letter)) seen.add(letter);
        else strange++;
        count++;
      }
    }
  }
  if (declared)
    return count >= 3 && (seen.size === 2 ? strange === 0 : seen.size > 2 && strange <= MAX_STRANGE * count);
  return seen.has('R') && seen.has('A') && (seen.has('C') || seen.has('I')) && count >= 5;
}

/** The variant whose letters fill the table; only those that show themselves by R and A are concluded from letters alone. */
function inferredVariant(grid: Grid): VariantName | undefined {
  const columns = grid.header.cells.map((_, index) => index).slice(1);
  const variant = variantOfCells(grid, columns);
  return variant === 'DACI' || variant === 'RAPID' || variant === 'PACSI' ? undefined : variant;
}

/** The first variant that has all the letters of the columns which hold little else; undefined when none has. */
function variantOfCells(grid: Grid, columns: readonly number[]): VariantName | undefined {
  const anyLetter: Letters = new Map(VARIANT_NAMES.flatMap((variant) => [...lettersOf(variant)]));
  const seen = new Map<string, number>();
  for (const column of columns) {
    if ((shareOfLetters(grid, column, anyLetter) ?? 0) < SHARE_INFERRED) continue;
    for (const row of grid.rows.slice(0, MAX_SAMPLE)) {
      for (const { letter } of lettersOfCell(row.cells[column], anyLetter)) {
        seen.set(letter, (seen.get(letter) ?? 0) + 1);
      }
    }
  }
  return seen.size < 2 ? undefined : variantOfLetters(new Set(seen.keys()));
}

/** The share of a column's cells that hold letters; undefined when all are blank. */
function shareOfLetters(grid: Grid, column: number, letters: Letters): number | undefined {
  let filled = 0;
  let known = 0;
  for (const { cells } of grid.rows.slice(0, MAX_SAMPLE)) {
    const cell = cells[column];
    if (!cell || isBlank(cell.text)) continue;
    const { placed, opaque } = readCell(cell.source, 0, letters);
    if (placed.length === 0 && !opaque) continue;
    filled++;
    if (placed.length > 0 && placed.every(({ letter }) => letters.has(letter))) known++;
  }
  return filled === 0 ? undefined : known / filled;
}

function lettersOfCell(cell: GridCell | undefined, letters: Letters): readonly { letter: string }[] {
  return cell && !isBlank(cell.text) ? readCell(cell.source, 0, letters).placed : [];
}

/** Which of the columns that hold no letters names the activity, its section and its decisions. */
function labelColumns(
  grid: Grid,
  rest: readonly number[],
  marked: readonly number[],
): Pick<Columns, 'activity' | 'section' | 'decisions' | 'other'> {
  const uses = new Map(rest.map((index) => [index, columnUse(grid.header.cells[index]?.text ?? '')]));
  const firstMarked = Math.min(...marked);
  const labels = rest.filter((index) => index < firstMarked && uses.get(index) !== 'number');
  const byUse = (use: ColumnUse): number | undefined => rest.find((index) => uses.get(index) === use);
  const before = labels.filter((index) => uses.get(index) !== 'notes' && uses.get(index) !== 'deliverable');
  const activity = byUse('activity') ?? nameOfRows(grid, before, uses) ?? labels[0] ?? rest[0] ?? 0;
  const section = before.find((index) => index < activity);
  const decisions = byUse('decisions');
  const used = new Set([activity, section, decisions === activity ? undefined : decisions]);
  return {
    activity,
    ...(section === undefined ? {} : { section }),
    ...(decisions === undefined || decisions === activity ? {} : { decisions }),
    other: rest.filter((index) => !used.has(index)),
  };
}

/**
 * The column that names the rows: the last before the roles, unless it holds something of each row, such as a person, behind one that
 * names each row differently. Sections, whose names are repeated too, come before the activities.
 */
function nameOfRows(
  grid: Grid,
  before: readonly number[],
  uses: ReadonlyMap<number, ColumnUse | undefined>,
): number | undefined {
  const last = before.at(-1);
  const previous = before.at(-2);
  if (last === undefined || previous === undefined) return last;
  const texts = (column: number): string[] =>
    grid.rows.slice(0, MAX_SAMPLE).map(({ cells }) => nameKey(cells[column]?.text ?? ''));
  const names = texts(previous);
  const isName = !names.some(isBlank) && new Set(names).size === names.length;
  const repeats = new Set(texts(last)).size < names.length;
  return isName && names.length > 1 && (repeats || uses.get(last) === 'role') ? previous : last;
}

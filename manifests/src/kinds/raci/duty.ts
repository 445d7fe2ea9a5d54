import type { Span } from '../../text/span.ts';
import type { Activity, Assignment, Matrix } from './model.ts';
import { dutyOf, type Duty } from './variant.ts';

/** A role that holds a letter on an activity. */
export interface Holder {
  readonly assignment: Assignment;
  readonly letter: string;
  readonly span: Span;
}

/** Who holds letters of that duty on an activity, each role once. */
export function holders(matrix: Matrix, activity: Activity, duty: Duty): readonly Holder[] {
  const found = new Map<string, Holder>();
  for (const assignment of activity.assignments) {
    for (const { letter, span } of assignment.marks) {
      const meaning = matrix.letters.get(letter);
      if (!meaning || dutyOf(meaning) !== duty) continue;
      const who = assignment.role === -1 ? assignment.name : String(assignment.role);
      if (!found.has(who)) found.set(who, { assignment, letter, span });
    }
  }
  return [...found.values()];
}

/** The letters of a matrix that have a duty, as shown to people: `A`, or `R/P`. */
export function lettersShown(matrix: Matrix, duty: Duty): string {
  return [...matrix.letters]
    .flatMap(([letter, meaning]) => (dutyOf(meaning) === duty ? [letter] : []))
    .join('/');
}

/** True for rows about which something can be said: they hold letters, and all of their cells could be read. */
export function isFilled(activity: Activity): boolean {
  return activity.legible && activity.assignments.some(({ marks }) => marks.length > 0);
}

/** How often a role holds each letter, in the order of the variant's letters. */
export function load(matrix: Matrix, role: number): ReadonlyMap<string, number> {
  return loads(matrix)[role] ?? new Map();
}

/** The same for all roles, in one pass over the rows; a letter counts once on each row. */
export function loads(matrix: Matrix): readonly ReadonlyMap<string, number>[] {
  const counts = matrix.roles.map(() => new Map([...matrix.letters.keys()].map((letter) => [letter, 0])));
  for (const { assignments } of matrix.activities) {
    const seen = new Set<string>();
    for (const { role, marks } of assignments) {
      for (const { letter } of marks) {
        const id = `${role}${letter}`;
        if (seen.has(id)) continue;
        seen.add(id);
        const of = counts[role];
        if (of) of.set(letter, (of.get(letter) ?? 0) + 1);
      }
    }
  }
  return counts.map((of) => new Map([...of].filter(([, count]) => count > 0)));
}

import { keptBy } from '../../core/text/memory.ts';
import type { Span } from '../../core/text/span.ts';
import type { Activity, Assignment, Matrix } from './model.ts';
import { dutyOf, type Duty, type Letters } from './variant.ts';

/** A role that holds a letter on an activity. */
export interface Holder {
  readonly assignment: Assignment;
  readonly letter: string;
  readonly span: Span;
}

/** Who holds letters of that duty on an activity, each role once. */
export function holders(matrix: Matrix, activity: Activity, duty: Duty): readonly Holder[] {
  const found: Holder[] = [];
  // Most rows have one or two: a set is made where it is needed.
  let known: Set<number | string> | undefined;
  const duties = dutiesOf(matrix.letters);
  for (const assignment of activity.assignments) {
    for (const { letter, span } of assignment.placed) {
      if (duties.get(letter) !== duty) continue;
      if (found.length > 0) {
        known ??= new Set(found.map((holder) => whoHolds(holder.assignment)));
        if (known.has(whoHolds(assignment))) continue;
        known.add(whoHolds(assignment));
      }
      found.push({ assignment, letter, span });
    }
  }
  return found;
}

function whoHolds({ role, name }: Assignment): number | string {
  return role === -1 ? name : role;
}

const dutiesOf = keptBy(
  (letters: Letters): ReadonlyMap<string, Duty> =>
    new Map([...letters].map(([letter, meaning]) => [letter, dutyOf(meaning)])),
);

/** The letters of a matrix that have a duty, as shown to people: `A`, or `R/P`; empty for none. */
export function lettersShown({ letters }: Matrix, duty: Duty): string {
  return shownByDuty(letters).get(duty) ?? '';
}

const shownByDuty = keptBy((letters: Letters): ReadonlyMap<Duty, string> => {
  const shown = new Map<Duty, string>();
  for (const [letter, duty] of dutiesOf(letters)) {
    const others = shown.get(duty);
    shown.set(duty, others === undefined ? letter : `${others}/${letter}`);
  }
  return shown;
});

/** True for rows about which something can be said: they hold letters, and all of their cells could be read. */
export function isFilled(activity: Activity): boolean {
  return activity.legible && activity.assignments.some(({ placed }) => placed.length > 0);
}

/**
 * How often each role holds each letter, in the order of the variant's letters; a letter counts once on each row. One pass over the
 * rows for all roles, kept: several rules and views ask.
 */
export const loads = keptBy((matrix: Matrix): readonly ReadonlyMap<string, number>[] => {
  const counts = matrix.roles.map(() => new Map<string, { count: number; row: number }>());
  for (const [row, { assignments }] of matrix.activities.entries()) {
    for (const { role, placed } of assignments) {
      const of = counts[role];
      if (!of) continue;
      for (const { letter } of placed) {
        const known = of.get(letter);
        if (!known) of.set(letter, { count: 1, row });
        else if (known.row !== row) {
          known.count++;
          known.row = row;
        }
      }
    }
  }
  const order = [...matrix.letters.keys()];
  return counts.map((of) => {
    const strange = [...of.keys()].filter((letter) => !matrix.letters.has(letter));
    const held = [...order, ...strange].flatMap((letter) => {
      const known = of.get(letter);
      return known ? [[letter, known.count] as const] : [];
    });
    return new Map(held);
  });
});

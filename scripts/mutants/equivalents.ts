import type { Mutant } from './patterns.ts';

/** Mutants that change nothing that anybody could see, with the reason why. They are told, and not counted. */
const EQUIVALENTS: readonly Equivalent[] = [];

export interface Equivalent {
  readonly file: string;
  readonly pattern: string;
  /** The expression in the source: a line number would not live long. */
  readonly before: string;
  readonly because: string;
}

/** Separates the mutants that count from those that are equivalent; says which entries of the list are of no mutant. */
export function withoutEquivalents(
  mutants: readonly Mutant[],
  list: readonly Equivalent[] = EQUIVALENTS,
): {
  readonly counted: readonly Mutant[];
  readonly equivalent: readonly Equivalent[];
  readonly stale: readonly Equivalent[];
} {
  const isOf = (entry: Equivalent, mutant: Mutant): boolean =>
    entry.file === mutant.file && entry.pattern === mutant.pattern && entry.before === mutant.before;
  return {
    counted: mutants.filter((mutant) => !list.some((entry) => isOf(entry, mutant))),
    equivalent: list.filter((entry) => mutants.some((mutant) => isOf(entry, mutant))),
    stale: list.filter((entry) => !mutants.some((mutant) => isOf(entry, mutant))),
  };
}

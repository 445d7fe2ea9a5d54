import type { Mutant } from './patterns.ts';

/** Mutants that change nothing that anybody could see, with the reason why. They are told, and not counted. */
const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: 'manifests/src/kinds/raci/read-grid.ts',
    pattern: 'a limit that is reached',
    before: 'column < last',
    because: 'the last column is one of a role, and the other columns are none',
  },
  {
    file: 'manifests/src/core/yaml/cursor.ts',
    pattern: 'a limit that is reached',
    before: 'start < offset',
    because: 'from a dash at the caret, the start is moved back to the caret',
  },
  {
    file: 'engine/src/vision/anonymization/samples.ts',
    pattern: 'a limit that is reached',
    before: 'index < values.length',
    because: 'a typed array ignores what is written behind its end',
  },
  {
    file: 'workspace/src/check/known-rules.ts',
    pattern: 'a limit that is reached',
    before: 'a.id < b.id',
    because: 'no two rules have the same id',
  },
  {
    file: 'workspace/src/disk/files.ts',
    pattern: 'a limit that is reached',
    before: 'a.name < b.name',
    because: 'no two entries of a folder have the same name',
  },
  {
    file: 'manifests/src/core/markdown/parse.ts',
    pattern: 'all for any',
    before: '!header || !delimiter',
    because: 'the parser makes a table only of a header and a delimiter row',
  },
  {
    file: 'manifests/src/core/markdown/front-matter.ts',
    pattern: 'a limit that is not reached',
    before: 'at <= text.length',
    because:
      'the empty line at the end of a text closes no block, and a block that is not closed ends there anyway',
  },
];

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

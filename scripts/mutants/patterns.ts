/** A place in a source file, and what a careless hand could have written there. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  readonly before: string;
  readonly after: string;
}

interface Pattern {
  readonly name: string;
  readonly find: RegExp;
  readonly replace: string;
}

/** Changes of guards, exemptions and limits: what tests of the usual case do not see. */
const PATTERNS: readonly Pattern[] = [
  { name: 'a guard that never returns', find: /\bif \((?=.*\) return\b)/u, replace: 'if (false && ' },
  { name: 'a negation that is left out', find: /\bif \(!/u, replace: 'if (' },
  { name: 'all for any', find: / \|\| /u, replace: ' && ' },
  { name: 'any for all', find: / && /u, replace: ' || ' },
  { name: 'a limit that is reached', find: / < (?=[\w.]+)/u, replace: ' <= ' },
  { name: 'a limit that is not reached', find: / <= (?=[\w.]+)/u, replace: ' < ' },
  { name: 'a bound that is reached', find: / > (?=[\w.]+)/u, replace: ' >= ' },
  { name: 'a bound that is not reached', find: / >= (?=[\w.]+)/u, replace: ' > ' },
  {
    name: 'a limit that is none',
    find: /^(const [A-Z][A-Z_]+ = )[\d_]+(?: \* [\d_]+)*;/u,
    replace: '$1Infinity;',
  },
  { name: 'a count that does not wrap', find: / % [\w.]+/u, replace: '' },
];

/** Lines that are no code that runs: comments, imports, types, and text of the interface. */
const NO_CODE =
  /^\s*(?:\*|\/[/*]|import\b|export (?:type|interface)\b|type\b|interface\b|readonly\b|\|)|\bt\(|=>.* \| /u;

/** All mutants of a file. A line has one for each pattern that matches it. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  return text.split('\n').flatMap((before, index) => {
    if (NO_CODE.test(before)) return [];
    return PATTERNS.filter(({ find }) => find.test(before)).map(({ name, find, replace }) => ({
      file,
      line: index + 1,
      pattern: name,
      before,
      after: before.replace(find, replace),
    }));
  });
}

/** The text of a file with a mutant in it. */
export function mutated(text: string, { line, after }: Mutant): string {
  return text
    .split('\n')
    .map((before, index) => (index === line - 1 ? after : before))
    .join('\n');
}

/** So many of all, as a seed tells: the same for the same seed and the same sources, as many of each pattern as there can be. */
export function chosen(all: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  const random = randomFrom(seed);
  const piles = PATTERNS.map(({ name }) =>
    shuffled(
      all.filter(({ pattern }) => pattern === name),
      random,
    ),
  );
  const result: Mutant[] = [];
  for (let turn = 0; result.length < count && piles.some((pile) => pile.length > turn); turn++)
    result.push(...piles.flatMap((pile) => pile.slice(turn, turn + 1)));
  return result.slice(0, count);
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1, by the generator mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

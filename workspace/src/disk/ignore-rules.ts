import ignore from 'ignore';
import type { IgnoreRules, Verdict } from './ignore-verdict.ts';

/**
 * Wildcards of one pattern that are left to `ignore`. It makes an expression of JavaScript of each, and the time of those grows with
 * the power of their wildcards: a pattern with twenty would hang the search for files.
 */
const MOST_WILDCARDS = 3;

/** Characters of the longest path: a longer pattern means none, and may be more than an expression can be. */
const LONGEST_PATH = 4096;

/** Lines of one text that count: each is tried on each path. Others leave nothing out. */
const MOST_LINES = 10_000;

/**
 * The rules of a text as in `.gitignore`. Each takes time that grows with the path alone. The engine for rules of many wildcards is
 * loaded when there is one.
 */
export async function ignoreRules(all: readonly string[]): Promise<IgnoreRules> {
  const lines = countedLines(all);
  const isWild = (line: string): boolean => wildcardsIn(line) > MOST_WILDCARDS;
  const WildRule = lines.some(isWild) ? await loadWildRule() : undefined;
  const parts: IgnoreRules[] = [];
  let few: string[] = [];
  const close = (): void => {
    if (few.length > 0) parts.push(ignore().add(few));
    few = [];
  };
  for (const line of lines) {
    if (WildRule && isWild(line)) {
      close();
      parts.push(new WildRule(line));
    } else few.push(line);
  }
  close();
  // The last rule that says something of a path decides.
  return {
    test: (path) =>
      parts.reduce<Verdict>(
        (before, rules) => {
          const { ignored, unignored } = rules.test(path);
          return ignored || unignored ? { ignored, unignored } : before;
        },
        { ignored: false, unignored: false },
      ),
  };
}

/** The lines that `ignore` itself can be left with. */
export function usualPatterns(lines: readonly string[]): string[] {
  return countedLines(lines).filter((line) => wildcardsIn(line) <= MOST_WILDCARDS);
}

function countedLines(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.length <= LONGEST_PATH && line.trim() !== '').slice(0, MOST_LINES);
}

async function loadWildRule() {
  const { WildRule } = await import('./wild-rule.ts');
  return WildRule;
}

function wildcardsIn(line: string): number {
  return line.startsWith('#') ? 0 : (line.match(/\*+/gu)?.length ?? 0);
}

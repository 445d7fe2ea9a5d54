import { findsRe2 } from '@vitruve/manifests';
import ignore from 'ignore';

/** Whether rules leave a path out, or take back what others left out. */
interface Verdict {
  readonly ignored: boolean;
  readonly unignored: boolean;
}

/** Rules as in `.gitignore`. Paths have `/`; those of folders end with one. */
export interface IgnoreRules {
  test(path: string): Verdict;
}

/**
 * Wildcards of one pattern that are left to `ignore`. It makes an expression of JavaScript of each, and the time of those grows with
 * the power of their wildcards: a pattern with twenty would hang the search for files.
 */
const MOST_WILDCARDS = 3;

/** The rules of a text as in `.gitignore`. Each takes time that grows with the path alone. */
export function ignoreRules(lines: readonly string[]): IgnoreRules {
  const parts: IgnoreRules[] = [];
  let few: string[] = [];
  const close = (): void => {
    if (few.length > 0) parts.push(ignore().add(few));
    few = [];
  };
  for (const line of lines) {
    if (wildcardsIn(line) <= MOST_WILDCARDS) few.push(line);
    else {
      close();
      parts.push(new WildRule(line));
    }
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

function wildcardsIn(line: string): number {
  return line.startsWith('#') ? 0 : (line.match(/\*+/gu)?.length ?? 0);
}

/** A rule of many wildcards, tried by an engine that takes linear time. */
class WildRule implements IgnoreRules {
  readonly #source: string;
  readonly #takesBack: boolean;

  constructor(line: string) {
    this.#takesBack = line.startsWith('!');
    const pattern = line
      .slice(this.#takesBack ? 1 : 0)
      .replace(/^\\(?=[!#])/u, '')
      .trimEnd();
    const inner = pattern.replace(/^\/|\/$/gu, '');
    const isAnchored = pattern.slice(0, -1).includes('/');
    // A folder that is left out is so with all that is in it; one that is taken back is not.
    const end = `${pattern.endsWith('/') ? '/' : '(?:/|$)'}${this.#takesBack ? '$' : ''}`;
    this.#source = `(?is)^${isAnchored ? '' : '(?:.*/)?'}${sourceOf(inner)}${end}`;
  }

  test(path: string): Verdict {
    const matches = findsRe2(this.#source, path) === true;
    return {
      ignored: matches && !this.#takesBack,
      unignored: matches && this.#takesBack,
    };
  }
}

const PARTS = /\\.|^(?:\*\*\/)+|\/(?:\*\*\/)+|\/\*\*$|\*+|\?|\[(?:\\.|[^\]\\])+\]|[^]/gsu;

function sourceOf(pattern: string): string {
  return pattern.replace(PARTS, (part, at: number) => {
    if (part.startsWith('**/')) return '(?:.*/)?';
    if (part.startsWith('/**/')) return '/(?:.*/)?';
    if (part === '/**') return '/.+';
    if (part.startsWith('*')) {
      // A name is not empty.
      const isWhole =
        /^\/?$/u.test(pattern.charAt(at - 1)) && /^\/?$/u.test(pattern.charAt(at + part.length));
      return isWhole ? '[^/]+' : '[^/]*';
    }
    if (part === '?') return '[^/]';
    if (part.length > 1 && part.startsWith('[')) return part.replace(/^\[[!^]/u, '[^/');
    return literal(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part);
  });
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

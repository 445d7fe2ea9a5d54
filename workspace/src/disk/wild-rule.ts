import { findsRe2 } from '@vitruve/manifests';
import type { IgnoreRules, Verdict } from './ignore-verdict.ts';

/** A rule of many wildcards, tried by an engine that takes linear time. */
export class WildRule implements IgnoreRules {
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

/** More than two asterisks between slashes are two to git. */
const PARTS = /\\.|^(?:\*{2,}\/)+|\/(?:\*{2,}\/)+|\/\*{2,}$|\*+|\?|\[(?:\\.|[^\]\\])+\]|[^]/gsu;

function sourceOf(pattern: string): string {
  return pattern.replace(PARTS, (part, at: number) => {
    if (part.startsWith('/**')) return part.endsWith('/') ? '/(?:.*/)?' : '/.+';
    if (part.startsWith('**') && part.endsWith('/')) return '(?:.*/)?';
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

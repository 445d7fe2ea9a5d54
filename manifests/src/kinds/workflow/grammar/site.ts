import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { Form } from './grammar.ts';

/** A scalar with expressions in it, or one that is an expression as a whole (`if`). */
export interface Site {
  readonly node: YamlScalar;
  /** Keys and indexes from the root. */
  readonly path: readonly (string | number)[];
  /** Contexts, in small letters, that expressions may name here. */
  readonly contexts: readonly string[];
  /** Functions, in small letters, that exist at some places only. */
  readonly functions: readonly string[];
  /** `condition`: an expression even without `${{ }}`. `script`: text that a shell runs. */
  readonly use: 'condition' | 'script' | 'value';
  /** What the value may be, to be compared with what the expression gives. */
  readonly form: Form;
}

/** Contexts without functions, and functions without their arguments, in small letters. */
export function splitContexts(contexts: readonly string[]): {
  readonly contexts: string[];
  readonly functions: string[];
} {
  const lower = contexts.map((name) => name.toLowerCase());
  return {
    contexts: lower.filter((name) => !name.includes('(')),
    functions: lower.filter((name) => name.includes('(')).map((name) => name.slice(0, name.indexOf('('))),
  };
}

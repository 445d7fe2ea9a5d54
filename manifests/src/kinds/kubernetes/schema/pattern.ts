import { finds, programOf, type Program } from './patterns/program.ts';
import { readPattern } from './patterns/read.ts';

/** Work that one trial may be, in characters times steps: what is more is left to the server. */
const MAX_WORK = 500_000;

const compiled = new Map<string, Program | undefined>();
const MAX_COMPILED = 1000;

/**
 * Whether a text has the form that a schema asks for; undefined where that cannot be told. Patterns were written for Go's engine,
 * which takes linear time whatever they are, and so does ours: the engine of JavaScript can take exponential time.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  if (!compiled.has(pattern)) {
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    const read = readPattern(pattern);
    compiled.set(pattern, read && programOf(read));
  }
  const program = compiled.get(pattern);
  return program && program.length * text.length <= MAX_WORK ? finds(program, text) : undefined;
}

/** True unless a text certainly lacks the form that a schema asks for. */
export function hasForm(pattern: string, text: string): boolean {
  return matchesPattern(pattern, text) !== false;
}

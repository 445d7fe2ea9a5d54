import type { Pattern } from './read.ts';

/** One step of a machine that is in many states at once: it takes time in proportion to the text, whatever the pattern. */
type Step =
  | { readonly is: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly is: 'start' | 'end' | 'match' }
  /** Goes on at each of these steps. */
  | { readonly is: 'go'; to: readonly number[] };

export type Program = readonly Step[];

/** Steps that a program may have: repetitions of repetitions multiply. */
const MAX_STEPS = 10_000;

/** Undefined for a pattern that would make too long a program. */
export function programOf(pattern: Pattern): Program | undefined {
  const steps: Step[] = [];
  return write(pattern, steps) ? [...steps, { is: 'match' }] : undefined;
}

function write(pattern: Pattern, steps: Step[]): boolean {
  if (steps.length > MAX_STEPS) return false;
  switch (pattern.is) {
    case 'one':
    case 'start':
    case 'end':
      steps.push(pattern);
      return true;
    case 'series':
      return pattern.of.every((part) => write(part, steps));
    case 'choice':
      return writeChoice(pattern.of, steps);
    case 'repeat':
      return writeRepeat(pattern, steps);
  }
}

function writeChoice(branches: readonly Pattern[], steps: Step[]): boolean {
  const fork: Extract<Step, { is: 'go' }> = { is: 'go', to: [] };
  steps.push(fork);
  const starts: number[] = [];
  const ends: (typeof fork)[] = [];
  for (const branch of branches) {
    starts.push(steps.length);
    if (!write(branch, steps)) return false;
    const end: typeof fork = { is: 'go', to: [] };
    steps.push(end);
    ends.push(end);
  }
  fork.to = starts;
  for (const end of ends) end.to = [steps.length];
  return true;
}

function writeRepeat({ of, least, most }: Extract<Pattern, { is: 'repeat' }>, steps: Step[]): boolean {
  for (let count = 0; count < least; count++) if (!write(of, steps)) return false;
  if (most === Infinity) {
    const fork: Extract<Step, { is: 'go' }> = { is: 'go', to: [] };
    const start = steps.length;
    steps.push(fork);
    if (!write(of, steps)) return false;
    steps.push({ is: 'go', to: [start] });
    fork.to = [start + 1, steps.length];
    return true;
  }
  for (let count = least; count < most; count++) {
    const fork: Extract<Step, { is: 'go' }> = { is: 'go', to: [] };
    steps.push(fork);
    const start = steps.length;
    if (!write(of, steps)) return false;
    fork.to = [start, steps.length];
  }
  return true;
}

/** Whether a program matches somewhere in a text. */
export function finds(program: Program, text: string): boolean {
  const characters = [...textOf(text)];
  const seen = new Uint32Array(program.length);
  let states: number[] = [];
  for (let at = 0; at <= characters.length; at++) {
    // A match may begin at any place.
    const stack = [...states, 0];
    const waiting: ((character: string) => boolean)[] = [];
    const next: number[] = [];
    while (stack.length > 0) {
      const index = stack.pop() ?? 0;
      if (seen[index] === at + 1) continue;
      seen[index] = at + 1;
      const step = program[index];
      if (!step || step.is === 'match') return true;
      if (step.is === 'go') stack.push(...step.to);
      else if (step.is === 'one') {
        waiting.push(step.accepts);
        next.push(index + 1);
      } else if (step.is === 'start' ? at === 0 : at === characters.length) stack.push(index + 1);
    }
    const character = characters[at];
    if (character === undefined) break;
    states = next.filter((_, index) => waiting[index]?.(character));
  }
  return false;
}

/** The characters of a text, not the units of UTF-16. */
function* textOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    yield character;
    at += character.length;
  }
}

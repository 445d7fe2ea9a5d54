/** Texts that patterns are tried on: longer ones are left to the server. */
const MAX_TEXT = 300;

/** Steps that one trial may take at most: repetitions in a row share a text in as many ways. */
const MAX_STEPS = 1e8;

interface Compiled {
  readonly expression: RegExp;
  readonly repetitions: number;
}

const compiled = new Map<string, Compiled | undefined>();
const MAX_COMPILED = 1000;

/**
 * Whether a text has the form that a schema asks for; undefined where that cannot be told. Patterns were written for Go's engine,
 * which takes linear time whatever they are: one that ours could take long for, or does not know, is not tried.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  if (text.length > MAX_TEXT) return undefined;
  if (!compiled.has(pattern)) {
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(pattern, isHarmless(pattern) ? compile(pattern) : undefined);
  }
  const known = compiled.get(pattern);
  if (!known || text.length ** known.repetitions > MAX_STEPS) return undefined;
  return known.expression.test(text);
}

/** True unless a text certainly lacks the form that a schema asks for. */
export function hasForm(pattern: string, text: string): boolean {
  return matchesPattern(pattern, text) !== false;
}

function compile(pattern: string): Compiled | undefined {
  try {
    return { expression: new RegExp(pattern, 'u'), repetitions: pattern.match(/[*+{]/gu)?.length ?? 0 };
  } catch {
    return undefined;
  }
}

/** False when a group that may repeat holds what may repeat, or a choice: such patterns can take exponential time. */
function isHarmless(pattern: string): boolean {
  /** For each open group: whether it holds what makes its repetition dangerous. */
  const groups: boolean[] = [false];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? '';
    if (sign === '\\') at++;
    else if (sign === '[') at = endOfClass(pattern, at);
    else if (sign === '(') groups.push(false);
    else if (sign === ')') {
      const dangerous = groups.pop() ?? false;
      if (dangerous && repeats(pattern[at + 1])) return false;
      if (groups.length === 0) return false;
      if (dangerous) groups[groups.length - 1] = true;
    } else if (sign === '|' || repeats(sign)) groups[groups.length - 1] = true;
  }
  return true;
}

function repeats(sign: string | undefined): boolean {
  return sign === '*' || sign === '+' || sign === '{';
}

function endOfClass(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']' && at > start + 1) return at;
  }
  return pattern.length;
}

import type { Graph } from '../../../core/graph/graph.ts';

/** Variables of a file that are read. */
const MOST_VARIABLES = 2000;
/** Characters of a value: an address has fewer. */
const MOST_CHARACTERS = 500;
/** Variables in variables: more are a circle, or nobody's address. */
const MOST_STEPS = 5;

/**
 * The variables of a `.env` file by name, with those that their values use in place, as Compose does it; none when it is not there.
 * What is not in the file stays as written.
 */
export function environmentFile(graph: Graph, uri: string): ReadonlyMap<string, string> {
  const text = graph.text(uri);
  if (text === undefined) return new Map();
  const written = new Map<string, string>();
  for (const { type, name, extent } of graph.declaredIn(uri).slice(0, MOST_VARIABLES)) {
    if (type !== 'variable') continue;
    const line = text.slice(extent.start, extent.end);
    const value = line.slice(line.indexOf('=') + 1).trim();
    if (value.length <= MOST_CHARACTERS) written.set(name, value.replace(/^(["'])(.*)\1$/u, '$2'));
  }
  return new Map([...written].map(([name, value]) => [name, expanded(value, written)]));
}

function expanded(value: string, variables: ReadonlyMap<string, string>): string {
  let text = value;
  for (let step = 0; step < MOST_STEPS && text.length <= MOST_CHARACTERS && text.includes('$'); step++)
    text = text.replaceAll(
      /\$(?:\{(\w+)\}|(\w+))/gu,
      (all, braced: string | undefined, plain: string | undefined) =>
        variables.get(braced ?? plain ?? '') ?? all,
    );
  return text;
}

import { readScript, type Script } from '../sql/script.ts';

/** Scripts that are kept: those of one pipeline, and some more. */
const MOST = 60;

const scripts = new Map<string, Script>();

/** A script, read once for as long as it is among those that were asked for last. */
export function knownScript(text: string): Script {
  const known = scripts.get(text) ?? readScript(text);
  scripts.delete(text);
  scripts.set(text, known);
  const [oldest] = scripts.keys();
  if (scripts.size > MOST && oldest !== undefined) scripts.delete(oldest);
  return known;
}

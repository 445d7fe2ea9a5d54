import { parser } from '@prometheus-io/lezer-promql';
import type { PromqlFault } from './fault.ts';
import { syntaxFault } from './syntax.ts';
import { TypeReader } from './types.ts';

/** Longer expressions and deeper ones are not read: nobody writes them. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 200;

/** Names that newer grammars lack: older and other servers know them. */
const FOREIGN = /\bholt_winters\s*\(/u;

/** The first fault of an expression of PromQL. */
export function promqlFault(text: string): PromqlFault | undefined {
  if (text.length > MAX_LENGTH || FOREIGN.test(text) || depthOf(text) > MAX_DEPTH) return undefined;
  const tree = parser.parse(text);
  return syntaxFault(text, tree) ?? new TypeReader(text).check(tree.topNode.firstChild);
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
    else if (character === '-' || character === '+') deepest++;
  }
  return deepest;
}

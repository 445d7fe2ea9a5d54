import type { ParseMemory } from '../text/memory.ts';
import { shifted, span } from '../text/span.ts';
import { moved, type YamlDocument } from '../yaml/node.ts';
import { movedProblem } from '../yaml/chunk.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { FrontMatter } from './document.ts';

/** Without a closing fence, the block is taken to end at the first line that cannot be front matter, or here. */
const MAX_UNCLOSED_LINES = 100;

const OPENING = /^\uFEFF?---[ \t]*\r?\n/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/u;

/** The YAML block between `---` lines at the very start of a file. */
export function readFrontMatter(text: string, memory?: ParseMemory): FrontMatter | undefined {
  const opening = OPENING.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  let unclosedEnd: number | undefined;
  let lines = 0;
  for (let at = start; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    if (CLOSING.test(line)) {
      return build(text, start, at, Math.min(end + 1, text.length), true, memory);
    }
    if (unclosedEnd === undefined && (/^#{1,6} \S/u.test(line) || lines >= MAX_UNCLOSED_LINES))
      unclosedEnd = at;
    lines++;
    if (newline === -1) break;
    at = newline + 1;
  }
  const end = unclosedEnd ?? text.length;
  // A thematic break at the top of a plain file opens no front matter: the next line would then be a key.
  if (!/^[\w-]+[ \t]*:/u.test(text.slice(start, start + 200))) return undefined;
  return build(text, start, end, end, false, memory);
}

function build(
  text: string,
  start: number,
  contentEnd: number,
  end: number,
  closed: boolean,
  memory?: ParseMemory,
): FrontMatter {
  const content = text.slice(start, contentEnd);
  const [parsed] = parseYaml(content, memory);
  const yaml: YamlDocument = {
    root: moved(parsed?.root ?? null, start),
    problems: (parsed?.problems ?? []).map((problem) => movedProblem(problem, start)),
    span: shifted(parsed?.span ?? span(0, content.length), start),
  };
  return { span: span(0, end), content: span(start, contentEnd), yaml, closed };
}

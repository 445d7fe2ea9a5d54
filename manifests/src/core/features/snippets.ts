import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../contributions/completion.ts';
import type { Snippet } from '../contributions/snippet.ts';
import { isMarkdown, isYaml } from '../files/formats.ts';
import { lineEnd, lineStart } from '../text/lines.ts';
import { span, type Span } from '../text/span.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { yamlCursor } from '../yaml/cursor.ts';
import { rangeOf } from './conversion.ts';

/** Comments, blank lines and separators: nothing that a skeleton would be mixed with. */
const NO_CONTENT = /^(?:[ \t]*(?:#.*)?(?:\r?\n|$)|---[ \t]*(?:\r?\n|$))*$/u;
const SEPARATOR = /^---[ \t]*\r?$/mu;

/** A line that has nothing but the word which is being typed. */
interface TypedLine {
  readonly word: Span;
  /** The text above and below the line. */
  readonly above: string;
  readonly below: string;
}

/**
 * The skeletons that may stand at an offset: whole files in a file without content, of the kind that its name tells, or of any kind
 * where it tells none and a word that asks for it is typed; parts in a file of their kind, at their place. In the middle of a line,
 * as in a value, there are none.
 */
export function snippetsAt(
  workspace: Workspace,
  document: TextDocument,
  offset: number,
): readonly Completion[] {
  const typed = typedLine(document.getText(), offset);
  if (!typed) return [];
  const kind = workspace.manifest(document.uri)?.kind;
  // Any text in Markdown is of a kind: a file without content may become one of another.
  const isOpen = !kind || (!kind.snippets && isMarkdown(document));
  const kinds = isOpen ? workspace.kinds : [kind];
  const fits = placesAt(document, typed, offset, isOpen);
  const text = document.getText(rangeOf(document, typed.word)).toLowerCase();
  // A file that no name tells the kind of is of some other program more often than not: it waits for a word of ours.
  const isAsked = ({ prefix }: Snippet): boolean =>
    !isOpen ||
    (text === '' ? document.uri.startsWith('untitled:') : prefix.some((word) => word.startsWith(text)));
  return kinds
    .flatMap(({ snippets = {} }) => Object.values(snippets))
    .filter((snippet) => isAsked(snippet) && fits(snippet.place))
    .map((snippet) => proposal(snippet, typed.word));
}

function typedLine(text: string, offset: number): TypedLine | undefined {
  const [start, end] = [lineStart(text, offset), lineEnd(text, offset)];
  const before = /^[ \t]*([\w-]*)$/u.exec(text.slice(start, offset));
  const word = before?.[1] ?? '';
  if (!before || text.slice(offset, end).trim() !== '') return undefined;
  return { word: span(offset - word.length, offset), above: text.slice(0, start), below: text.slice(end) };
}

/** Which places of snippets an offset is. Computed for a kind of file once, not for each snippet. */
function placesAt(
  document: TextDocument,
  { word, above, below }: TypedLine,
  offset: number,
  isOpen: boolean,
): (place: string) => boolean {
  const text = document.getText();
  const isAtMargin = lineStart(text, offset) === word.start;
  if (isMarkdown(document)) {
    const isBlank = isAtMargin && above.trim() === '' && below.trim() === '';
    return (place) => (place === 'record' ? isBlank : place === 'line' && isAtMargin && !isOpen);
  }
  if (!isYaml(document) && document.languageId !== 'yaml') return () => false;
  const isBlank = isAtMargin && NO_CONTENT.test(above) && NO_CONTENT.test(below);
  const isBlankDocument =
    isAtMargin &&
    NO_CONTENT.test(above.split(SEPARATOR).at(-1) ?? '') &&
    NO_CONTENT.test(below.split(SEPARATOR)[0] ?? '');
  const cursor = isOpen || isBlank ? undefined : yamlCursor(text, undefined, offset);
  const path = cursor && !cursor.flow && cursor.role !== 'value' && cursor.quote === '' ? cursor.path : [];
  return (place) => {
    if (place === 'file') return isBlank;
    if (place === 'document') return isBlank || (isBlankDocument && !isOpen);
    return path.length > 0 && isPathOf(place, path);
  };
}

function isPathOf(place: string, path: readonly (string | number)[]): boolean {
  const steps = place.split('.');
  return steps.length === path.length && steps.every((step, index) => step === '*' || step === path[index]);
}

function proposal({ prefix, description, body }: Snippet, word: Span): Completion {
  const label = prefix[0] ?? '';
  return {
    label,
    kind: 'skeleton',
    span: word,
    text: body.join('\n'),
    snippet: true,
    detail: description,
    filterText: prefix.join(' '),
  };
}

import type { Graph } from '../../core/graph/graph.ts';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import { applyChanges, type TextChange } from '../../core/text/change.ts';
import { span } from '../../core/text/span.ts';
import { withStatus } from './edit.ts';
import { readDecision } from './parse.ts';
import { statusWord } from './status.ts';
import type { NewRecord } from './template.ts';

/** A file of the repository from which its team makes new records. */
export interface TeamTemplate {
  /** Its path from the workspace folder, as people name it. */
  readonly id: string;
  readonly uri: string;
}

/** Names that MADR, adr-tools and log4brains give to templates, and folders where they look for them, from that of the records. */
const NAMES = [
  'template.md',
  'adr-template.md',
  'adr-template-minimal.md',
  'adr-template-bare.md',
  'adr-template-bare-minimal.md',
  'template-short.md',
  'template-long.md',
  '0000-template.md',
  '000-template.md',
  '0000-adr-template.md',
  'TEMPLATE.md',
  'ADR-TEMPLATE.md',
];
const FOLDERS = ['', '/templates', '/template'];

/** The templates beside the records, as far as they have been read. */
export function teamTemplates(root: string, folder: string, graph: Graph): readonly TeamTemplate[] {
  const places = [...FOLDERS.map((below) => `${folder}${below}`), `${root}/.adr`];
  return places
    .flatMap((place) => NAMES.map((name) => `${place}/${name}`))
    .filter((uri) => (graph.text(uri) ?? '').trim() !== '')
    .map((uri) => ({ uri, id: decodeURIComponent(uri.slice(root.length + 1)) }));
}

/** `0000. `, `ADR-NNNN: `, `NUMBER. ` in front of the title. */
const NUMBER =
  /^((?:adr[-_ ]?)?)(0+|n{3,4}|x{3,4}|number|[[{<](?:number|n{1,4}|x{1,4})[\]}>])(\s*[.:–—-]\s*|\s+)/iu;

/** A day to fill in, in a field called date: `date: {YYYY-MM-DD when …}`, `Date: DATE`. */
const DATE =
  /^((?:[-*+][ \t]+)?(?:\*\*|__)?date(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*)(?:"[^"\n]*yyyy-mm-dd[^"\n]*"|[[{<][^\]}>\n]*yyyy-mm-dd[^\]}>\n]*[\]}>]|yyyy-mm-dd|DATE)(?=[ \t]*(?:<!--[^\n]*)?\r?$)/gimu;

/** A status to fill in: a choice of several, or the word of adr-tools. One that the template settles is the team's. */
const OPEN_STATUS = /[|{[…]|^STATUS$/u;

/**
 * The text of a new record from the team's template: its title, number, date and status are written where the template leaves
 * them to fill in; all else stays as it is.
 */
export function filledTemplate(text: string, record: NewRecord): string {
  const { number, title, status, date, language } = record;
  const uri = 'file:///template.md';
  const dated = text.replace(DATE, (_whole, field: string) => `${field}${date}`);
  const model = readDecision(uri, dated, parseMarkdown(dated));
  const changes: TextChange[] = [];
  const heading = firstHeading(dated);
  if (heading) {
    const [, prefix = '', digits, joint = ''] = NUMBER.exec(heading.text) ?? [];
    const padded =
      digits === undefined ? '' : String(number).padStart(/^[0nx]+$/iu.test(digits) ? digits.length : 1, '0');
    const { start, end } = heading;
    changes.push({ kind: 'text', uri, span: span(start, end), text: `${prefix}${padded}${joint}${title}` });
  }
  if (model.status && OPEN_STATUS.test(model.status.text))
    changes.push(withStatus({ uri, text: dated, model }, statusWord(status, language)));
  return applyChanges(dated, changes);
}

/** The words of the first heading of the first level, behind the front matter. */
function firstHeading(
  text: string,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const from = /^---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/u.exec(text)?.[0].length ?? 0;
  const match = /^#[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*\r?$/mu.exec(text.slice(from));
  if (!match) return undefined;
  const [whole, words = ''] = match;
  const start = from + match.index + whole.indexOf(words, 1);
  return { text: words, start, end: start + words.length };
}

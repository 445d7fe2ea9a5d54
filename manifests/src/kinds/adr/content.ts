import type { MarkdownDocument } from '../../core/markdown/document.ts';
import { plainText } from '../../core/markdown/parse.ts';
import { contains, span, type Span } from '../../core/text/span.ts';
import { within } from '../../formats/citations/citations.ts';
import { linesIn } from './metadata.ts';
import { isMadrHeading, sectionHeading, type SectionRole } from './headings.ts';
import type { Chosen, RecordSection, Written } from './model.ts';

/** The sections with what they are about, without the title. */
export function recordSections(markdown: MarkdownDocument): RecordSection[] {
  return markdown.sections.map(({ title, titleSpan, level, heading, body, content }) => {
    const role = sectionHeading(title, level)?.role;
    return { text: title, span: titleSpan, level, heading, body, content, ...(role ? { role } : {}) };
  });
}

/** The first section of a role. */
export function sectionOf(sections: readonly RecordSection[], role: SectionRole): RecordSection | undefined {
  return sections.find((section) => section.role === role);
}

/** True when the record has two of MADR's own headings, one of them that of the context or of the options. */
export function hasMadrHeadings(sections: readonly RecordSection[]): boolean {
  const roles = new Set(sections.filter(({ text }) => isMadrHeading(text)).map(({ role }) => role));
  return roles.size >= 2 && (roles.has('context') || roles.has('options'));
}

/** The items of the outer list in a section; the headings below it when it has no list. */
export function itemsOf(
  section: RecordSection | undefined,
  sections: readonly RecordSection[],
  text: string,
  markdown: MarkdownDocument,
): Written[] {
  if (!section) return [];
  const items = markdown.listItems.filter((item) => contains(section.content, item.span));
  const depth = Math.min(...items.map((item) => item.depth));
  const outer = items.filter((item) => item.depth === depth && isTitle(item.text));
  // One item over several others is what they are about.
  const inner = items.filter((item) => item.depth === depth + 1 && isTitle(item.text));
  const named = outer.length === 1 && inner.length > 1 ? inner : outer;
  if (named.length > 0) return named.map((item) => itemTitle(text, item.textSpan));
  return headingsBelow(section, sections);
}

/** What stands below the options of a section: items and headings that name single ones where the options are groups, or speak for them. */
export function partsOf(
  section: RecordSection | undefined,
  options: readonly Written[],
  sections: readonly RecordSection[],
  text: string,
  markdown: MarkdownDocument,
): Written[] {
  if (!section) return [];
  const starts = new Set(options.map((option) => option.span.start));
  const items = markdown.listItems.filter((item) => contains(section.body, item.span) && isTitle(item.text));
  const headings = sections.filter(({ heading }) => contains(section.body, heading));
  return [
    ...items.map((item) => itemTitle(text, item.textSpan)),
    ...headings.map(({ text: name, span: at }) => ({ text: name, span: at })),
  ].filter((part) => !starts.has(part.span.start));
}

/**
 * True when a section has sentences of its own around a list: more than what introduces the list, as "Place it in:" or
 * "We considered:" do. Sentences below its own headings are about what the headings name.
 */
export function isToldInProse(
  section: RecordSection | undefined,
  text: string,
  { listItems, comments }: MarkdownDocument,
): boolean {
  if (!section) return false;
  const items = listItems.filter((item) => contains(section.content, item.span));
  if (items.length === 0) return false;
  const around = within([...items.map((item) => item.span), ...comments].sort((a, b) => a.start - b.start));
  const sentences = linesIn(text, section.content).filter((line) => {
    const source = text.slice(line.start, line.end);
    const words = source.trimStart();
    return words !== '' && around(line.start + source.length - words.length) === undefined;
  });
  const own = sentences.filter(({ start, end }) => !text.slice(start, end).trimEnd().endsWith(':'));
  return own.length >= MIN_PROSE_LINES;
}

/** True when the title is followed by words of its own: not only by facts, as `Status: accepted`, and tables of them. */
export function hasIntroduction(
  sections: readonly RecordSection[],
  text: string,
  { comments }: MarkdownDocument,
): boolean {
  const title = sections.find(({ level }) => level === 1);
  if (!title) return false;
  const hidden = within(comments);
  const lines = linesIn(text, title.content).filter(({ start, end }) => {
    const source = text.slice(start, end).trim();
    return hidden(start) === undefined && source !== '' && !FACT.test(source);
  });
  return lines.reduce((length, { start, end }) => length + end - start, 0) >= MIN_INTRODUCTION;
}

/** A field, a row of a table, a rule, a badge. */
const FACT = /^(?:(?:[-*+>]\s)?[*_]{0,2}\p{L}[\p{L} -]{1,40}[*_]{0,2}:|\||[-=*_]{3,}$|[![<])/u;
const MIN_INTRODUCTION = 60;

/** One line beside a list introduces it or closes it. */
const MIN_PROSE_LINES = 2;

/** The headings one level below a section. */
export function headingsBelow(section: RecordSection, sections: readonly RecordSection[]): Written[] {
  const below = sections.filter(({ heading }) => contains(section.body, heading));
  const level = Math.min(...below.map((inner) => inner.level));
  return below.filter((inner) => inner.level === level).map(({ text, span: at }) => ({ text, span: at }));
}

/** `…` of the templates, and task marks, are no items. */
function isTitle(text: string): boolean {
  return !/^(?:…|\.{3}|etc\.?)?$/u.test(text);
}

/** What tells an option from others without naming it: `Option 3`, `A`. */
const LABEL_ALONE =
  /^(?:(?:options?|alternatives?|solutions?|choices?|choix|opci[oó]n|opção)[ \t]*)?(?:[A-Za-z]|#?\d{1,2})$/iu;

/** True for bold words that are a label, `**Option 3**: Kafka`, with the name behind them on the line. */
function isLabelAlone(words: string, rest: string): boolean {
  const [behind = ''] = rest.split('\n', 1);
  return LABEL_ALONE.test(words.replace(':', '').trim()) && behind.replace(':', '').trim() !== '';
}

/** What an item calls its option: the bold words that it starts with, or its first line. */
function itemTitle(text: string, at: Span): Written {
  const source = text.slice(at.start, at.end);
  const bold = /^(?:\[[ xX]\][ \t]+)?(\*\*|__)([^*_\n]{1,200})\1/u.exec(source);
  if (bold && !isLabelAlone(bold[2] ?? '', source.slice(bold[0].length))) {
    const start = at.start + bold[0].length - (bold[2]?.length ?? 0) - 2;
    return {
      text: plainText(bold[2] ?? '').replace(/\s*:$/u, ''),
      span: span(start, start + (bold[2]?.length ?? 0)),
    };
  }
  const line = /^[^\r\n]*/u.exec(source)?.[0] ?? '';
  return { text: plainText(line), span: span(at.start, at.start + line.trimEnd().length) };
}

const CHOSEN =
  /\b(?:chosen|selected|preferred)[ \t]+(?:options?|alternatives?|solutions?)(?:\*\*|__)?[ \t]*(?::|\bis\b|\bare\b)(?:\*\*|__)?[ \t]*:?\s*|\b(?:options?|solutions?|alternatives?)[ \t]+(?:choisies?|retenues?)(?:\*\*|__)?[ \t\u00A0\u202F]*(?::|\best\b)(?:\*\*|__)?[ \t]*/iu;
const QUOTED = /"([^"\n]{1,300})"|“([^”\n]{1,300})”|«\s?([^»\n]{1,300}?)\s?»|`([^`\n]{1,300})`/gu;
/** The mark of a list, where the chosen option is an item of its own below the words. */
const MARK = /^(?:[-*+]|\d+\.)[ \t]+/u;
const REASON =
  /[,;.]?\s+(?:because|since|as it|as this|due to|for the following|parce qu|car |puisqu)|[.;](?=\s|$)|\n/iu;
/** Characters of the outcome in which the chosen option is looked for. */
const MAX_OUTCOME = 20_000;

/** The option that `Chosen option: "…"` names; undefined when the outcome is told in other words. */
export function chosenOption(outcome: RecordSection | undefined, text: string): Chosen | undefined {
  if (!outcome) return undefined;
  const source = text.slice(outcome.body.start, Math.min(outcome.body.end, outcome.body.start + MAX_OUTCOME));
  const lead = CHOSEN.exec(source);
  if (!lead) return undefined;
  const after = lead.index + lead[0].length;
  const from = after + (MARK.exec(source.slice(after, after + 10))?.[0].length ?? 0);
  const rest = source.slice(from, from + 1000);
  const sentence = rest.slice(0, sentenceEnd(rest));
  const names = [...sentence.matchAll(QUOTED)];
  const [first] = names;
  if (first && /^[[*_\s]*$/u.test(sentence.slice(0, first.index))) {
    const start = outcome.body.start + from + first.index + 1;
    const inner = first[0].slice(1, -1);
    return {
      text: plainText(inner),
      span: span(start, start + inner.length),
      quoted: true,
      names: names.map((name) => plainText(name[0].slice(1, -1))),
    };
  }
  const plain = sentence.slice(0, REASON.exec(sentence)?.index ?? sentence.length).replace(/[\s,;:]+$/u, '');
  const name = plainText(plain);
  if (name === '') return undefined;
  const start = outcome.body.start + from;
  return { text: name, span: span(start, start + plain.length), quoted: false, names: [name] };
}

/** Where the naming of options ends and the reasons begin. */
function sentenceEnd(rest: string): number {
  const reason = /\b(?:because|since|parce qu|puisqu)|\n\s*\n/iu.exec(rest);
  return reason?.index ?? rest.length;
}

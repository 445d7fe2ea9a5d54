import { span, type Span } from '../../core/text/span.ts';
import type { MarkdownDocument } from '../../core/markdown/document.ts';
import { isoDate } from './date.ts';
import { fold } from './headings.ts';
import { linesIn, trimmedValue, type MetadataField, type MetadataKey } from './metadata.ts';
import {
  PEOPLE_RELATIONS,
  type DateField,
  type PersonMention,
  type RecordSection,
  type Status,
  type Written,
} from './model.ts';
import { statusOf } from './status.ts';

/** The first field of a kind, in the order of preference of `readMetadata`. */
export function fieldOf(fields: readonly MetadataField[], key: MetadataKey): MetadataField | undefined {
  return fields.find((field) => field.key === key);
}

/**
 * The status that the record states: of several lines the one that says it is superseded, else the first that states
 * a status, else the first.
 */
export function readStatus(fields: readonly MetadataField[]): Status | undefined {
  const field = fieldOf(fields, 'status');
  if (!field) return undefined;
  const lines = field.items.length > 0 ? field.items : [field];
  const line =
    lines.find(({ text }) => statusOf(text) === 'superseded') ??
    lines.find(({ text }) => statusOf(text) !== undefined) ??
    lines[0];
  if (!line || line.text === '') return undefined;
  const value = statusOf(line.text);
  return { text: line.text, span: line.span, form: field.form, ...(value ? { value } : {}) };
}

export function readDateField(field: Written | undefined, text: string): DateField | undefined {
  if (!field || field.text === '') return undefined;
  const iso = isoDate(field.text);
  if (!iso) return { text: field.text, span: field.span };
  // The day may be the text of a link, or have a remark behind it: the span is that of the day alone.
  const start = Math.max(text.indexOf(iso, field.span.start), field.span.start);
  return { text: field.text, span: span(start, Math.min(start + iso.length, field.span.end)), iso };
}

const REVISIT =
  /(?:\b(?:revisit|re-visit|reconsider|re-?evaluate|review (?:date|by|on|again|before|after))\b|\bbe (?:revisited|re-visited|reviewed|reconsidered|re-?evaluated)\b|(?:à|a) (?:revoir|réexaminer|réévaluer)|réexamen|date de révision|revue prévue)[^.\n\d]{0,60}(\d{4}-\d{2}-\d{2})(?!\d)/giu;

/** When the record says that it is to be looked at again: a field, or a sentence with an ISO date; the last one counts. */
export function readRevisit(
  fields: readonly MetadataField[],
  text: string,
  more: RecordSection | undefined,
): DateField | undefined {
  const field = readDateField(fieldOf(fields, 'revisit'), text);
  if (field || !more) return field;
  const match = [...text.slice(more.body.start, more.body.end).matchAll(REVISIT)].at(-1);
  const date = match?.[1];
  if (!match || !date) return undefined;
  const end = more.body.start + match.index + match[0].length;
  return readDateField({ text: date, span: span(end - date.length, end) }, text);
}

/** Longer parts of a list are sentences, not names. */
const MAX_NAME_LENGTH = 60;

/** The people that the record names, each with its own span: `Ada, Bob (DPO) and [Eve](https://…)`. */
export function readPeople(fields: readonly MetadataField[], text: string): PersonMention[] {
  return PEOPLE_RELATIONS.flatMap((relation) => {
    const field = fieldOf(fields, relation);
    if (!field || /^\{.*\}$/u.test(text.slice(field.span.start, field.span.end))) return [];
    return field.items.flatMap((item) => namesIn(text, item.span).map((name) => ({ ...name, relation })));
  });
}

function namesIn(text: string, at: Span): Written[] {
  const source = text.slice(at.start, at.end);
  const names: Written[] = [];
  let from = 0;
  for (const separator of [...source.matchAll(/\([^()]{0,200}\)|[,;\n]|\s(?:and|et|&)\s/gu), undefined]) {
    if (separator?.[0].startsWith('(')) continue;
    const written = trimmedValue(source.slice(from, separator?.index), at.start + from);
    const name = written.text
      .replace(/[(<].*$/u, '')
      .trimEnd()
      .replace(/(?<=\p{L}{3})\.$/u, '')
      .trim();
    if (
      name !== '' &&
      name.length <= MAX_NAME_LENGTH &&
      !/^(?:n\/?a|none|aucune?|tbd|-|—|…|\.{3})$/iu.test(name)
    ) {
      const inner = text.indexOf(name, written.span.start);
      const exact = inner !== -1 && inner + name.length <= written.span.end;
      names.push({ text: name, span: exact ? span(inner, inner + name.length) : written.span });
    }
    from = separator ? separator.index + separator[0].length : source.length;
  }
  return names;
}

/** A line that says which record takes the place of which. */
export interface SuccessionLine {
  readonly relation: 'supersedes' | 'superseded-by';
  /** What follows the word. */
  readonly span: Span;
}

const SUCCESSION =
  /\b(super[cs]eded by|replaced by|remplacee? par|super[cs]edes|replaces|remplace)(?![\p{L}\p{N}])[\s:*_]*/gu;
const STARTS = /^[\s>]*(?:[-*+]\s+)?(?:[*_[]{0,3})(?:super[cs]ede|replace[ds]?\b|remplace)/u;

/** Such lines in the places given; elsewhere than in a status they must start with the word. */
export function successionLines(
  text: string,
  zones: readonly { span: Span; status: boolean }[],
): SuccessionLine[] {
  const found: SuccessionLine[] = [];
  for (const zone of zones) {
    for (const line of linesIn(text, zone.span)) {
      const source = text.slice(line.start, line.end);
      if (source.length > 2000) continue;
      const folded = foldInPlace(source);
      if (!zone.status && !STARTS.test(folded)) continue;
      const words = [...folded.matchAll(SUCCESSION)];
      for (const [index, word] of words.entries()) {
        const partial = /\bpartial(?:ly)? $|\bpartiellement $/u.test(folded.slice(0, word.index));
        if (partial) continue;
        const relation = /(?: by| par)$/u.test(word[1] ?? '') ? 'superseded-by' : 'supersedes';
        const end = words[index + 1]?.index ?? source.length;
        found.push({ relation, span: span(line.start + word.index + word[0].length, line.start + end) });
      }
    }
  }
  return found;
}

/** Lower case without accents, character for character. */
function foldInPlace(source: string): string {
  return Array.from({ length: source.length }, (_, index) => {
    const folded = fold(source.charAt(index));
    return folded.length === 1 ? folded : source.charAt(index);
  }).join('');
}

/** The parts of the text in which a line about succession counts. */
export function successionZones(
  markdown: MarkdownDocument,
  metadata: readonly Span[],
  fields: readonly MetadataField[],
  sections: readonly RecordSection[],
): { span: Span; status: boolean }[] {
  const { frontMatter } = markdown;
  const statusField = fields.find(({ key, form }) => key === 'status' && form !== 'section');
  return [
    ...(frontMatter && statusField?.form === 'front-matter'
      ? [{ span: statusField.span, status: true }]
      : []),
    ...metadata.map((zone) => ({ span: zone, status: false })),
    ...(statusField && statusField.form !== 'front-matter' ? [{ span: statusField.span, status: true }] : []),
    ...sections
      .filter(({ role }) => role === 'status' || role === 'more')
      .map(({ role, content }) => ({ span: content, status: role === 'status' })),
  ];
}

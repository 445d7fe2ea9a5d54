import type { MarkdownDocument } from '../../core/markdown/document.ts';
import { span, type Span } from '../../core/text/span.ts';
import { fold, foldHeading } from './headings.ts';
import { linesIn } from './metadata.ts';
import type { RecordSection, Relation } from './model.ts';

/** What a record says of another but succession, in the words of adr-tools, of MADR's links, and their French twins. */
const WORDS: readonly (readonly [Relation['relation'], RegExp])[] = [
  ['amended-by', /^(?:amended by|amendee? par|modifiee? par)\b/u],
  ['amends', /^(?:amends|amende|modifie)\b/u],
  [
    'relates-to',
    /^(?:relate[sd](?: to)?|linked (?:to|with)|see also|clarifie[sd](?: by)?|refine[sd](?: by)?|extend(?:s|ed by)|complements?|complemented by|builds on|based on|depends on|depended on by|required by|requires|liee? a|voir aussi|precise(?:e? par)?|complete(?:e? par)?|etend|s'appuie sur|depend de|se rapporte a)\b/u,
  ],
];

/**
 * Where a statement starts: with a line, after the signs of a list or a table, or with a sentence. The dot in
 * `[1. Title]` ends none.
 */
const STARTS = /(?:^[\s>|]*(?:[-*+]\s+)?[*_]{0,3}|(?<!\[\d{1,5})[.;]\s+)(?=[\p{L}])/gu;

/** Headings over lists of other records. */
const LIST_OF_RECORDS =
  /^(?:links?|related(?: decisions?| adrs?| records?)?|see also|liens?|voir aussi|decisions? liees?)$/u;

/** Characters of a line that are looked at for a word. */
const LONGEST_WORD = 24;

/** What the record says of others in the places given, the narrower statements first. */
export function readRelations(
  text: string,
  { frontMatter }: MarkdownDocument,
  zones: readonly Span[],
  sections: readonly RecordSection[],
): readonly Relation[] {
  const lists = sections.filter(({ text: title }) => LIST_OF_RECORDS.test(foldHeading(title)));
  const lines = [...zones, ...lists.map(({ content }) => content)].flatMap((zone) => linesIn(text, zone));
  return [
    ...(frontMatter ? fieldRelations(text, frontMatter.content) : []),
    ...lines.flatMap((line) => lineRelations(text, line)),
    ...lists.map(({ content }) => ({ relation: 'relates-to' as const, span: content })),
  ];
}

/** Fields of the front matter: `depends-on: ADR-0007`, and lists below their keys. */
function fieldRelations(text: string, content: Span): readonly Relation[] {
  const relations: Relation[] = [];
  for (const match of text
    .slice(content.start, content.end)
    .matchAll(/^([a-z][a-z_-]{2,30}):.*(?:\n[ \t-].*)*/gimu)) {
    const relation = relationOf((match[1] ?? '').replace(/[_-]/gu, ' '));
    const start = content.start + match.index;
    if (relation) relations.push({ relation, span: span(start, start + match[0].length) });
  }
  return relations;
}

/** `Amends ADR-0020 (the premise). Builds on ADR-0011. Origin: review.`: each statement reaches to the next. */
function lineRelations(text: string, line: Span): readonly Relation[] {
  const relations: Relation[] = [];
  const source = text.slice(line.start, line.end);
  if (source.length > 2000) return relations;
  const starts = [...source.matchAll(STARTS)];
  for (const [place, match] of starts.entries()) {
    const start = match.index + match[0].length;
    const relation = relationOf(source.slice(start, start + LONGEST_WORD));
    const end = starts[place + 1]?.index ?? source.length;
    if (relation) relations.push({ relation, span: span(line.start + start, line.start + end) });
  }
  return relations;
}

function relationOf(words: string): Relation['relation'] | undefined {
  const folded = fold(words);
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0];
}

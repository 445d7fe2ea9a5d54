import type { MarkdownDocument } from '../../core/markdown/document.ts';
import type { Language } from '../../core/language.ts';
import { span } from '../../core/text/span.ts';
import type { StatementPart, YStatement } from './model.ts';

type PartName = StatementPart['name'];

/** The words that open each part, in the order in which the parts stand. */
const KEYWORDS: Readonly<Record<Language, readonly (readonly [PartName, RegExp])[]>> = {
  en: [
    ['context', /\bin the context of\b/iu],
    ['facing', /\b(?:facing|faced with)\b/iu],
    ['decision', /\bwe (?:have )?(?:decided|chose|opted)(?: for| on| to)?\b/iu],
    ['neglected', /\b(?:and )?(?:we )?(?:neglected|rejected|against)\b/iu],
    ['goal', /\b(?:to achieve|in order to achieve|so as to achieve|in order to)\b/iu],
    ['accepting', /\baccepting(?: that| the downside(?: that)?)?\b/iu],
  ],
  fr: [
    ['context', /dans le contexte (?:de la|de l['’]|du|des|de|d['’])/iu],
    ['facing', /face (?:à la|à l['’]|au|aux|à)(?=[\s\p{L}])/iu],
    ['decision', /nous avons (?:décidé|choisi|opté)(?: pour| de| d['’])?/iu],
    ['neglected', /(?:et )?(?:écarté|négligé|rejeté|plutôt que)/iu],
    ['goal', /(?:afin d['’e]|pour obtenir|pour atteindre|dans le but d['’e])/iu],
    ['accepting', /en acceptant(?: que| qu['’])?/iu],
  ],
};

/** Longer paragraphs are told in other ways. */
const MAX_LENGTH = 5000;

/** The first paragraph that is a Y-statement: it opens as one and has two more of its parts. */
export function readStatement(text: string, markdown: MarkdownDocument): YStatement | undefined {
  const bodies = [...markdown.paragraphs, ...markdown.listItems.map((item) => item.textSpan)];
  for (const at of bodies) {
    const opening = text.slice(at.start, at.start + 60);
    const language = OPENINGS.find(([, pattern]) => pattern.test(opening))?.[0];
    if (!language || at.end - at.start > MAX_LENGTH) continue;
    const parts = readParts(text.slice(at.start, at.end), at.start, language);
    if (parts.filter(({ name }) => name !== 'context').length >= 2) return { span: at, language, parts };
  }
  return undefined;
}

const OPENINGS: readonly (readonly [Language, RegExp])[] = [
  ['en', /^[\s>*_"]*in the context of\b/iu],
  ['fr', /^[\s>*_"]*dans le contexte d/iu],
];

function readParts(source: string, offset: number, language: Language): StatementPart[] {
  const found: { name: PartName; start: number; end: number }[] = [];
  let from = 0;
  for (const [name, pattern] of KEYWORDS[language]) {
    // A word such as "accepting" may stand within an earlier part: the one behind that part is meant.
    const later = pattern.exec(source.slice(from));
    const match = later ?? pattern.exec(source);
    if (!match) continue;
    const start = match.index + (later ? from : 0);
    found.push({ name, start, end: start + match[0].length });
    if (later) from = start + match[0].length;
  }
  const order = [...found].sort((a, b) => a.start - b.start);
  return found.map(({ name, start, end }) => {
    const next = order.find((other) => other.start >= end);
    return {
      name,
      keyword: span(offset + start, offset + end),
      text: partText(source.slice(end, next?.start)),
    };
  });
}

function partText(source: string): string {
  return source
    .replace(/^[\s*_:,{(]+|[\s*_,.)}(]+$/gu, '')
    .replace(/\b(?:and|et)$/u, '')
    .trim();
}

import { span, type Span } from '../../core/text/span.ts';
import type { Decision, Written } from './model.ts';

/**
 * What the templates of MADR (2: brackets; 3 and 4: braces; English and French), of adr-tools and ours leave to fill in.
 * Only words that are in a template count: braces and brackets have other uses.
 */
const BRACED =
  /[[{](?=(?:short title|titre abr|title of|titre de|decision driver|facteur de d|driver \d|option \d|argument [a-d]\b|example \||exemple \||describe|d[ée]cri(?:vez|re)|justification|yyyy-mm-dd|dd\/mm|list everyone|names? of|e\.g\.,? |p\. ?ex|you might want|vous pourriez|[ée]num[ée]rer|dressez|location and link|ticket url|improvement of|positive consequence|cons[ée]quence (?:positive|n[ée]gative)|negative consequence|compromising|proposed \||propos[ée] \||link type|link to adr|common name))[^[\]{}\n]{3,600}(?:\{[^{}\n]{0,100}\}[^[\]{}\n]{0,400})?[\]}](?![(:])/giu;

const SENTENCES: readonly string[] = [
  'The issue motivating this decision, and any context that influences or constrains the decision.',
  "The change that we're proposing or have agreed to implement.",
  'What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.',
];

/** Words of a template that nobody replaced. */
export function findPlaceholders(text: string): Written[] {
  const found: Written[] = [];
  for (const { index, 0: written } of text.matchAll(BRACED)) {
    // `### [Option 1] Keep it` is a label in front of a title.
    const after = text.slice(index + written.length, index + written.length + 20);
    if (/^[[{]option \d+[\]}]$/iu.test(written) && /^[ \t:–-]+[\p{L}\p{N}]/u.test(after)) continue;
    found.push({ text: written, span: span(index, index + written.length) });
  }
  for (const sentence of SENTENCES) {
    const index = text.indexOf(sentence);
    if (index !== -1) found.push({ text: sentence, span: span(index, index + sentence.length) });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** True when a part of the record is a placeholder of its template, which is reported as such and as nothing else. */
export function isPlaceholder({ placeholders }: Decision, at: Span): boolean {
  return placeholders.some(
    ({ span: placeholder }) => placeholder.start <= at.end && at.start <= placeholder.end,
  );
}

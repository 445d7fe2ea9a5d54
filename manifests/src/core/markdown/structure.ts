import { contains, span, touches, type Span } from '../text/span.ts';
import { parseMarkdown } from './parse.ts';

/** Sections with their headings, the front matter, and tables: what folds to its first line. */
export function markdownFolds(text: string): Span[] {
  const { sections, tables, frontMatter } = parseMarkdown(text);
  const folds = sections.map(({ heading, body }) => span(heading.start, body.end));
  return [...(frontMatter ? [frontMatter.span] : []), ...folds, ...tables.map((table) => table.span)];
}

/** What is around an offset, the narrowest first: paragraph or list item, section without and with its heading, whole text. */
export function markdownSelections(text: string, offset: number): Span[] {
  const { sections, paragraphs, listItems, tables } = parseMarkdown(text);
  const candidates = [
    ...paragraphs,
    ...listItems.flatMap((item) => [item.textSpan, item.span]),
    ...tables.flatMap((table) => [...table.rows.map((row) => row.span), table.span]),
    ...sections.flatMap(({ heading, body }) => [body, span(heading.start, body.end)]),
    span(0, text.length),
  ].filter((candidate) => touches(candidate, offset));
  const narrowestFirst = candidates.sort((a, b) => a.end - a.start - (b.end - b.start));
  // Each must hold the one before: spans that only touch the caret from another side are left out.
  return narrowestFirst.reduce<Span[]>((chain, candidate) => {
    const inner = chain.at(-1);
    return !inner || (contains(candidate, inner) && candidate.end - candidate.start > inner.end - inner.start)
      ? [...chain, candidate]
      : chain;
  }, []);
}

import { isOneOf } from '../../core/files/file-set.ts';
import { ANY_MARKDOWN } from '../../core/files/formats.ts';
import { nameKey } from '../../core/graph/entity.ts';
import type { MarkdownDocument } from '../../core/markdown/document.ts';
import { fileName, resolveFrom } from '../../core/text/resource.ts';
import { span, type Span } from '../../core/text/span.ts';
import { numberedName } from './file-name.ts';
import { decisionKey, findDecisionMentions } from './mention.ts';
import type { Citation, FileLink } from './model.ts';

/** What a text says of other files and decisions, in the order of the text. */
export interface Citations {
  readonly links: readonly FileLink[];
  readonly cited: readonly Citation[];
}

/** Links to Markdown files beside the document, and decisions named in its prose; not those in code or comments. */
export function readCitations(uri: string, text: string, markdown: MarkdownDocument): Citations {
  const links = [...frontMatterLinks(uri, text, markdown), ...bodyLinks(uri, markdown)];
  const silent = silentSpans(text, markdown);
  const cited: Citation[] = [];
  const inSilence = within(silent);
  const linkAt = within(links.map((link) => link.textSpan));
  for (const mention of findDecisionMentions(text)) {
    if (inSilence(mention.span.start) !== undefined) continue;
    const index = linkAt(mention.span.start);
    const link = index === undefined ? undefined : links[index];
    cited.push(link ? { ...mention, link } : mention);
    if (link && index !== undefined && !link.mention) links[index] = { ...link, mention };
  }
  return { links, cited: [...cited, ...links.flatMap(numberInText)] };
}

/** adr-tools writes `[12. Title](0012-title.md)`: the number is a name of the record too. */
function numberInText(link: FileLink): Citation[] {
  const digits = /^(\d{1,5})\. /u.exec(link.text)?.[1];
  if (digits === undefined || link.mention || keyOfFile(link.target) !== decisionKey(digits)) return [];
  const at = span(link.textSpan.start, link.textSpan.start + digits.length);
  return [{ name: digits, key: decisionKey(digits), number: Number(digits), span: at, link }];
}

/** The key under which the decision in a file is declared, as far as the file's name tells. */
export function keyOfFile(uri: string): string {
  const name = numberedName(uri);
  return name ? decisionKey(name.number) : nameKey(fileName(uri).replace(/\.[^.]+$/u, ''));
}

/** The URI that a relative link to a Markdown file leads to; undefined for any other link. */
export function linkTarget(uri: string, destination: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|[/#?])/iu.test(destination)) return undefined;
  // A path is not a URI: it may have a colon anywhere.
  const target = resolveFrom(uri, destination.replace(/[#?].*$/u, ''));
  return isOneOf(ANY_MARKDOWN, target) ? target : undefined;
}

function bodyLinks(uri: string, markdown: MarkdownDocument): FileLink[] {
  return markdown.links.flatMap(({ text, textSpan, destination, destinationSpan, image }) => {
    const target = image ? undefined : linkTarget(uri, destination);
    return target === undefined ? [] : [{ text, textSpan, destination, destinationSpan, target }];
  });
}

/** MADR 3 wrote a link into the status, which YAML takes for plain text. */
function frontMatterLinks(uri: string, text: string, { frontMatter }: MarkdownDocument): FileLink[] {
  if (!frontMatter) return [];
  const { start, end } = frontMatter.content;
  const links: FileLink[] = [];
  for (const match of text.slice(start, end).matchAll(/\[([^[\]\n]{0,300})\]\(([^()\s]{1,1000})\)/gu)) {
    const [, label = '', destination = ''] = match;
    const target = linkTarget(uri, destination);
    if (target === undefined) continue;
    const textStart = start + match.index + 1;
    const destinationStart = textStart + label.length + 2;
    links.push({
      text: label,
      textSpan: span(textStart, textStart + label.length),
      destination,
      destinationSpan: span(destinationStart, destinationStart + destination.length),
      target,
    });
  }
  return links;
}

/** Code, comments and the paths of links: text that names nothing. */
function silentSpans(text: string, { frontMatter, code, comments, links }: MarkdownDocument): Span[] {
  const silent: Span[] = [];
  if (frontMatter) {
    const { start, end } = frontMatter.content;
    for (const { index, 0: line } of text.slice(start, end).matchAll(/^[ \t]*#.*$/gmu))
      silent.push(span(start + index, start + index + line.length));
  }
  const paths = links.map(({ destinationSpan }) => destinationSpan);
  return [...silent, ...code, ...comments, ...paths].sort((a, b) => a.start - b.start);
}

/** Finds the span that holds an offset, among spans in order; offsets must be asked in order too. */
export function within(spans: readonly Span[]): (offset: number) => number | undefined {
  let index = 0;
  let widest = -1;
  return (offset) => {
    for (let next = spans[index]; next && next.start <= offset; next = spans[++index])
      if (next.end > (spans[widest]?.end ?? -1)) widest = index;
    const found = spans[widest];
    return found && offset < found.end ? widest : undefined;
  };
}

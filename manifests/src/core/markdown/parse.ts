import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import {
  parser as commonMark,
  Table as TableExtension,
  TaskList,
  type MarkdownConfig,
} from '@lezer/markdown';
import type { ParseMemory } from '../text/memory.ts';
import { shifted, span, type Span } from '../text/span.ts';
import type { Link, ListItem, MarkdownDocument, Section, Table, TableCell } from './document.ts';
import { readFrontMatter } from './front-matter.ts';

/** Characters of a paragraph or cell beyond which its markup is not read: the parser's time grows with their square. */
const MAX_INLINE = 8000;

/** Lists and quotations in each other beyond which text is taken as it is, for the same reason. */
const MAX_DEPTH = 100;

const bounds: MarkdownConfig = {
  // Nothing is made of these, and long runs of their signs are dear.
  remove: ['Emphasis', 'HardBreak'],
  parseInline: [
    {
      name: 'Oversized',
      before: 'Escape',
      parse: (context) => (context.end - context.offset > MAX_INLINE ? context.end : -1),
    },
  ],
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(context, line) {
        if (context.depth < MAX_DEPTH) return false;
        const end = context.lineStart + line.text.length;
        context.addElement(context.elt('Paragraph', context.lineStart + line.pos, end));
        context.nextLine();
        return true;
      },
    },
  ],
};

const parser = commonMark.configure([TableExtension, TaskList, bounds]);

let last: { readonly text: string; readonly markdown: MarkdownDocument } | undefined;

/**
 * Parses CommonMark with GitHub's tables and task lists, and YAML front matter. Any text is Markdown: there are no errors.
 * A file is parsed to see what kind it is, by several kinds, and then at once to be read: the last parse is kept for that.
 */
export function parseMarkdown(text: string, memory?: ParseMemory): MarkdownDocument {
  if (last?.text !== text) last = { text, markdown: parsed(text, memory) };
  return last.markdown;
}

function parsed(text: string, memory: ParseMemory | undefined): MarkdownDocument {
  const frontMatter = readFrontMatter(text, memory);
  const start = frontMatter?.span.end ?? 0;
  const body = new BodyReader(readable(text.slice(start)), start).read();
  return frontMatter ? { frontMatter, ...body } : body;
}

/**
 * The text as the parser reads it, with all offsets kept. It takes a carriage return for text, and a row of dashes with white
 * space behind its last bar for a paragraph, where GitHub sees a table: the white space goes before the bar.
 */
function readable(text: string): string {
  return text.replaceAll('\r\n', ' \n').replaceAll(/^[|:\- \t]+\|[ \t]+$/gmu, (row) => {
    const bare = row.trimEnd();
    return bare.includes('-') ? `${bare.slice(0, -1)}${' '.repeat(row.length - bare.length)}|` : row;
  });
}

type Mutable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key];
};

interface PendingLink {
  readonly link: Omit<Link, 'destination' | 'destinationSpan'>;
  readonly destination?: Span;
  readonly label: string;
}

class BodyReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #out: Mutable<Omit<MarkdownDocument, 'frontMatter'>> = {
    sections: [],
    listItems: [],
    tables: [],
    links: [],
    paragraphs: [],
    blockquotes: [],
    code: [],
    comments: [],
  };
  readonly #headings: { level: number; heading: Span; title: Span }[] = [];
  readonly #pending: PendingLink[] = [];
  readonly #definitions = new Map<string, Span>();
  #listDepth = -1;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  read(): Omit<MarkdownDocument, 'frontMatter'> {
    parser.parse(this.#text).iterate({
      enter: (node) => this.#enter(node),
      leave: (node) => {
        this.#leave(node);
      },
    });
    this.#resolveLinks();
    this.#nestSections();
    return this.#out;
  }

  #enter(node: SyntaxNodeRef): boolean {
    const heading = /^(?:ATX|Setext)Heading([1-6])$/u.exec(node.name);
    if (heading) this.#heading(node, Number(heading[1]));
    switch (node.name) {
      case 'BulletList':
      case 'OrderedList':
        this.#listDepth++;
        break;
      case 'ListItem':
        this.#listItem(node.node);
        break;
      case 'Paragraph':
        if (this.#listDepth < 0) this.#out.paragraphs.push(this.#at(node));
        break;
      case 'Blockquote':
        this.#out.blockquotes.push(this.#at(node));
        break;
      case 'Table':
        this.#table(node.node);
        break;
      case 'FencedCode':
      case 'CodeBlock':
      case 'InlineCode':
        this.#out.code.push(this.#at(node));
        return false;
      case 'CommentBlock':
      case 'Comment':
        this.#out.comments.push(this.#at(node));
        return false;
      case 'Link':
      case 'Image':
        this.#link(node.node);
        break;
      case 'Autolink':
        this.#autolink(node.node);
        break;
      case 'LinkReference':
        this.#definition(node.node);
        return false;
    }
    return true;
  }

  #leave(node: SyntaxNodeRef): void {
    if (node.name === 'BulletList' || node.name === 'OrderedList') this.#listDepth--;
  }

  #heading(node: SyntaxNodeRef, level: number): void {
    const marks = node.node.getChildren('HeaderMark');
    const atx = node.name.startsWith('ATX');
    const opening = atx ? marks[0] : undefined;
    const closing = atx ? marks[1] : marks[0];
    const title = this.#trimmed(opening?.to ?? node.from, closing?.from ?? node.to);
    this.#headings.push({ level, heading: this.#at(node), title });
  }

  #listItem(node: SyntaxNode): void {
    const mark = node.getChild('ListMark');
    const first = node.getChild('Paragraph') ?? node.getChild('Task');
    const from = first?.from ?? mark?.to ?? node.from;
    const text = this.#trimmed(from, first?.to ?? from);
    this.#out.listItems.push({
      text: plainText(this.#source(text)),
      textSpan: text,
      span: this.#at(node),
      depth: this.#listDepth,
      marker: mark ? this.#text.slice(mark.from, mark.to) : '-',
    } satisfies ListItem);
  }

  #table(node: SyntaxNode): void {
    const header = node.getChild('TableHeader');
    const delimiter = node.getChild('TableDelimiter');
    if (!header || !delimiter) return;
    const rows = node
      .getChildren('TableRow')
      .map((row) => ({ span: this.#at(row), cells: this.#cells(row) }));
    this.#out.tables.push({
      span: this.#at(node),
      header: this.#cells(header),
      headerSpan: this.#at(header),
      delimiter: this.#at(delimiter),
      rows,
    } satisfies Table);
  }

  /** The cells between the bars of a row: the parser leaves out empty ones, so the bars are what is counted. */
  #cells(row: SyntaxNode): TableCell[] {
    const bars = row.getChildren('TableDelimiter');
    const cuts = bars.map(({ from, to }) => ({ from, to }));
    const first = cuts[0];
    if (!first || this.#text.slice(row.from, first.from).trim() !== '')
      cuts.unshift({ from: row.from, to: row.from });
    const last = cuts[cuts.length - 1];
    if (last && this.#text.slice(last.to, row.to).trim() !== '') cuts.push({ from: row.to, to: row.to });
    return cuts.slice(1).map((cut, index) => {
      const at = this.#trimmed(cuts[index]?.to ?? cut.from, cut.from);
      const source = this.#source(at);
      return {
        text: plainText(source.replaceAll('\\|', '|')),
        span: at,
        bold: /^(\*\*|__)[^]*\1$/u.test(source),
      };
    });
  }

  #link(node: SyntaxNode): void {
    const marks = node.getChildren('LinkMark');
    const [open, close] = marks;
    if (!open || !close) return;
    const textSpan = this.#trimmed(open.to, close.from);
    const url = node.getChild('URL');
    const label = node.getChild('LinkLabel');
    const text = plainText(this.#source(textSpan));
    const written = label ? this.#text.slice(label.from + 1, label.to - 1) : '';
    this.#pending.push({
      link: { span: this.#at(node), text, textSpan, image: node.name === 'Image' },
      ...(url ? { destination: this.#urlSpan(url) } : {}),
      label: referenceLabel(written || this.#source(textSpan)),
    });
  }

  #autolink(node: SyntaxNode): void {
    const url = node.getChild('URL');
    if (!url) return;
    const at = this.#at(url);
    const text = this.#source(at);
    this.#pending.push({
      link: { span: this.#at(node), text, textSpan: at, image: false },
      destination: at,
      label: '',
    });
  }

  #definition(node: SyntaxNode): void {
    const label = node.getChild('LinkLabel');
    const url = node.getChild('URL');
    if (!label || !url) return;
    const key = referenceLabel(this.#text.slice(label.from + 1, label.to - 1));
    if (!this.#definitions.has(key)) this.#definitions.set(key, this.#urlSpan(url));
  }

  /** Links by reference are before or after their definition: they are resolved at the end. */
  #resolveLinks(): void {
    for (const { link, destination, label } of this.#pending) {
      const at = destination ?? this.#definitions.get(label);
      if (at) this.#out.links.push({ ...link, destination: this.#source(at), destinationSpan: at });
    }
  }

  /** One pass from the last heading to the first: `ends[level]` is where a section of that level must end. */
  #nestSections(): void {
    const end = this.#offset + this.#text.length;
    const ends = Array.from({ length: 7 }, () => end);
    let next = end;
    const sections: Section[] = [];
    for (const { level, heading, title } of this.#headings.toReversed()) {
      sections.push({
        level,
        title: plainText(this.#source(title)),
        titleSpan: title,
        heading,
        body: span(heading.end, ends[level] ?? end),
        content: span(heading.end, next),
      });
      ends.fill(heading.start, level);
      next = heading.start;
    }
    this.#out.sections.push(...sections.toReversed());
  }

  #urlSpan(url: SyntaxNode): Span {
    const bracketed = this.#text[url.from] === '<' && this.#text[url.to - 1] === '>';
    return this.#at(bracketed ? { from: url.from + 1, to: url.to - 1 } : url);
  }

  #at(node: { from: number; to: number }): Span {
    return span(node.from + this.#offset, node.to + this.#offset);
  }

  #source(at: Span): string {
    const { start, end } = shifted(at, -this.#offset);
    return this.#text.slice(start, end);
  }

  /** The span without outer white space; in the middle of it when nothing else is there. */
  #trimmed(from: number, to: number): Span {
    const source = this.#text.slice(from, to);
    const text = source.trim();
    const lead = text === '' ? Math.min(1, source.length) : source.length - source.trimStart().length;
    return this.#at({ from: from + lead, to: from + lead + text.length });
  }
}

function referenceLabel(label: string): string {
  return label.toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Inline Markdown without its markup: emphasis, code, links, images, HTML tags, escapes; white space collapsed. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/gu, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/gu, ' ')
    .replace(/(?<!\\)(\*\*|__|~~|\*|`+)/gu, '')
    .replace(/(?<![\p{L}\p{N}\\])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

import type { SyntaxNode } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';

/** What a fenced block of a template is, by the first word behind its fence. */
export const SHOWN = ['table', 'bar', 'line', 'candles', 'map'] as const;
export type ShownKind = (typeof SHOWN)[number];

/** A part of a template, in its order. */
export type TemplatePart =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  /** A query with a name; it shows nothing itself. */
  | { readonly kind: 'query'; readonly name: string; readonly sql: string; readonly line: number }
  /** What a query found, as a table or a picture. */
  | {
      readonly kind: 'shown';
      readonly as: ShownKind;
      readonly query: string;
      readonly options: string;
      readonly line: number;
    };

const markdown = parser.configure(GFM);

const NAME = /^[A-Za-z_]\w*$/u;

/** Characters of a paragraph in which marks are looked for. */
const MOST_MARKED = 8000;

/**
 * The parts of a report template: Markdown, with blocks of SQL, tables and charts.
 * @param file its name, for messages.
 * @throws TaskError for a block that is nothing of these, with its line.
 */
export function templateParts(text: string, file: string): readonly TemplatePart[] {
  const reader = new TemplateReader(text, file);
  const parts: TemplatePart[] = [];
  let hasTitle = false;
  for (let node = markdown.parse(text).topNode.firstChild; node; node = node.nextSibling) {
    const part = reader.part(node, hasTitle);
    if (!part) continue;
    hasTitle ||= part.kind === 'title';
    parts.push(part);
  }
  return parts;
}

class TemplateReader {
  readonly #text: string;
  readonly #file: string;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  part(node: SyntaxNode, hasTitle: boolean): TemplatePart | undefined {
    switch (node.name) {
      case 'ATXHeading1':
      case 'SetextHeading1':
        return { kind: hasTitle ? 'heading' : 'title', text: this.#heading(node) };
      case 'Paragraph':
        return { kind: 'text', text: plain(this.#of(node)) };
      case 'BulletList':
      case 'OrderedList':
        return { kind: 'list', items: this.#items(node) };
      case 'Table':
        return { kind: 'rows', rows: this.#rows(node) };
      case 'FencedCode':
        return this.#block(node);
      case 'HorizontalRule':
      case 'CommentBlock':
      case 'LinkReference':
        return undefined;
      default:
        if (/Heading[1-6]$/u.test(node.name)) return { kind: 'heading', text: this.#heading(node) };
        throw this.#fault(node, t('only headings, paragraphs, lists, tables and blocks can be in a report'));
    }
  }

  #of({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#text.slice(from, to);
  }

  #heading(node: SyntaxNode): string {
    const marks = node.getChildren('HeaderMark');
    const [first] = marks;
    // Of `Title\n=====` the mark stands behind the text.
    if (first && first.from > node.from) return plain(this.#text.slice(node.from, first.from).trim());
    const end = marks[1]?.from ?? node.to;
    return plain(this.#text.slice(first?.to ?? node.from, end).trim());
  }

  #items(node: SyntaxNode): readonly string[] {
    return node.getChildren('ListItem').map((item) => {
      const paragraphs = item.getChildren('Paragraph');
      return plain(paragraphs.map((paragraph) => this.#of(paragraph)).join(' '));
    });
  }

  #rows(node: SyntaxNode): readonly (readonly string[])[] {
    return [...node.getChildren('TableHeader'), ...node.getChildren('TableRow')].map((row) =>
      row.getChildren('TableCell').map((cell) => plain(this.#of(cell))),
    );
  }

  #block(node: SyntaxNode): TemplatePart {
    const info = node.getChild('CodeInfo');
    const [word = '', name = '', ...others] = info ? this.#of(info).trim().split(/\s+/u) : [];
    const body = node
      .getChildren('CodeText')
      .map((part) => this.#of(part))
      .join('');
    const line = this.#line(node.from) + 1;
    if (!NAME.test(name) || others.length > 0 || (word !== 'sql' && !isShownKind(word)))
      throw this.#fault(
        node,
        t('a block must be one of: {0}', ['sql', ...SHOWN].map((kind) => `\`\`\`${kind} NAME`).join(', ')),
      );
    return isShownKind(word)
      ? { kind: 'shown', as: word, query: name, options: body, line }
      : { kind: 'query', name, sql: body, line };
  }

  #line(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  #fault(node: SyntaxNode, message: string): TaskError {
    return new TaskError(`${this.#file}:${this.#line(node.from)}: ${message}`);
  }
}

function isShownKind(word: string): word is ShownKind {
  return (SHOWN as readonly string[]).includes(word);
}

/** A text without the marks of Markdown, in one line: a report has no bold or linked words. */
function plain(text: string): string {
  const line = text.replace(/\s*\n\s*(?:>\s*)?/gu, ' ').trim();
  if (line.length > MOST_MARKED) return line;
  return line
    .replace(/\[([^[\]]*)\]\(([^()\s]*)\)/gu, (_, shown: string, address: string) =>
      shown === address ? address : `${shown} (${address})`,
    )
    .replace(/\*\*([^*]+)\*\*/gu, '$1')
    .replace(/(?<!\w)[*_]([^*_]+)[*_](?!\w)/gu, '$1')
    .replace(/`([^`]+)`/gu, '$1');
}

import { t } from '@vscode/l10n';
import { likeC4Tokens, type LikeC4Token } from './likec4-tokens.ts';

/** An element, or what is added to one by `extend`. */
export interface LikeC4Block {
  /** Empty for what is added to an element, the path of which `extended` is. */
  readonly name: string;
  readonly kind: string;
  readonly extended: readonly string[] | undefined;
  readonly parent: LikeC4Block | undefined;
  readonly children: LikeC4Block[];
  readonly properties: Map<string, string>;
  readonly metadata: Map<string, string>;
  readonly offset: number;
}

export interface LikeC4Relation {
  /** Undefined for the element that the relation is written in. */
  readonly source: readonly string[] | undefined;
  readonly target: readonly string[];
  readonly kind: string | undefined;
  readonly within: LikeC4Block | undefined;
  readonly properties: Map<string, string>;
  readonly offset: number;
}

/** What the specification says of the elements or relations of a kind. */
export interface LikeC4Kind {
  technology?: string;
  shape?: string;
}

/** What a model of ours has no place for. */
export type LikeC4Lost = 'views' | 'deployments' | 'tags' | 'links' | 'metadata' | 'imports';

export interface LikeC4Document {
  readonly kinds: Map<string, LikeC4Kind>;
  readonly relationKinds: Map<string, LikeC4Kind>;
  /** At the top of `model`, in their order. */
  readonly blocks: LikeC4Block[];
  readonly relations: LikeC4Relation[];
  readonly lost: Record<LikeC4Lost, number>;
}

/** A text that is no LikeC4, with the place of what is wrong. */
export class LikeC4Error extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Elements within each other that are read: it bounds the stack. */
const MOST_LEVELS = 100;

const PROPERTIES = new Set(['title', 'description', 'technology', 'summary', 'notation', 'notes']);

/** Properties that name something else. */
const POINTERS = new Set(['link', 'icon', 'navigateTo']);

/**
 * Reads a file of LikeC4: its specification and model; the rest is counted.
 * @throws LikeC4Error
 */
export function parseLikeC4(text: string): LikeC4Document {
  const tokens = likeC4Tokens(text);
  if ('fault' in tokens)
    throw new LikeC4Error(
      tokens.fault === 'text' ? t('The text is not closed') : t('The comment is not closed'),
      tokens.offset,
    );
  return new LikeC4Parser(tokens, text.length).parse();
}

class LikeC4Parser {
  readonly #tokens: readonly LikeC4Token[];
  readonly #end: number;
  #at = 0;
  readonly #document: LikeC4Document = {
    ...{ kinds: new Map(), relationKinds: new Map(), blocks: [], relations: [] },
    lost: { views: 0, deployments: 0, tags: 0, links: 0, metadata: 0, imports: 0 },
  };

  constructor(tokens: readonly LikeC4Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  parse(): LikeC4Document {
    const { lost } = this.#document;
    while (this.#token()) {
      const word = this.#word();
      if (word === 'specification') this.#specification();
      else if (word === 'model') this.#model();
      else if (word === 'views') {
        this.#texts();
        this.#skipBlock((token, depth) => {
          if (depth === 1 && token.value === 'view') lost.views += 1;
        });
      } else if (word === 'deployment') {
        lost.deployments += 1;
        this.#skipBlock();
      } else if (word === 'import') {
        lost.imports += 1;
        while (this.#token() && this.#token()?.type !== 'text') this.#at += 1;
        this.#texts();
      } else if (word === 'global' || word === 'likec4lib') this.#skipBlock();
      else {
        this.#at -= 1;
        throw this.#unexpected('model');
      }
      while (this.#takes(';'));
    }
    return this.#document;
  }

  #specification(): void {
    this.#expect('{');
    while (!this.#takes('}')) {
      const sort = this.#word();
      const name = this.#word();
      if (sort === 'color')
        this.#at += this.#token()?.type === 'tag' || this.#token()?.type === 'word' ? 1 : 0;
      if (!this.#is('{')) continue;
      const kind: LikeC4Kind = {};
      let before: LikeC4Token | undefined;
      this.#skipBlock((token) => {
        if (before?.value === 'technology' && token.type === 'text') kind.technology = token.value;
        if (before?.value === 'shape' && token.type === 'word') kind.shape = token.value;
        if (token.value !== ':') before = token;
      });
      if (sort === 'element') this.#document.kinds.set(name, kind);
      else if (sort === 'relationship') this.#document.relationKinds.set(name, kind);
    }
  }

  #model(): void {
    this.#expect('{');
    while (!this.#takes('}')) this.#statement(undefined, 0);
  }

  /** An element, a relation, or what is added to one. */
  #statement(within: LikeC4Block | undefined, level: number): void {
    const token = this.#token();
    const offset = token?.offset ?? this.#end;
    if (this.#startsRelation()) {
      if (!within) throw this.#unexpected('}');
      this.#relation(undefined, within, offset);
      return;
    }
    if (!within && token?.value === 'extend' && this.#token(1)?.type === 'word') {
      this.#at += 1;
      this.#extend(offset);
      return;
    }
    const path = this.#path();
    if (this.#startsRelation()) this.#relation(path, within, offset);
    else if (path.length > 1) throw this.#unexpected('->');
    else if (this.#takes('=')) this.#element(path[0] ?? '', this.#word(), within, level, offset);
    else this.#element(this.#word(), path[0] ?? '', within, level, offset);
  }

  #extend(offset: number): void {
    const path = this.#path();
    if (this.#startsRelation()) {
      // It adds only what a model of ours has no place for.
      this.#relationEnds();
      this.#texts();
      this.#properties(new Map());
      return;
    }
    const block: LikeC4Block = {
      ...{ name: '', kind: '', extended: path, parent: undefined, children: [], offset },
      ...{ properties: new Map(), metadata: new Map() },
    };
    this.#document.blocks.push(block);
    this.#body(block, 0);
  }

  #element(name: string, kind: string, within: LikeC4Block | undefined, level: number, offset: number): void {
    if (level > MOST_LEVELS)
      throw new LikeC4Error(t('Elements are nested more than {0} levels deep', MOST_LEVELS), offset);
    const block: LikeC4Block = {
      ...{ name, kind, extended: undefined, parent: within, children: [], offset },
      ...{ properties: new Map<string, string>(), metadata: new Map() },
    };
    (within?.children ?? this.#document.blocks).push(block);
    const [title, summary, technology] = this.#texts();
    set(block.properties, { title, summary, technology });
    if (this.#is('{')) this.#body(block, level);
  }

  #body(block: LikeC4Block, level: number): void {
    this.#expect('{');
    while (!this.#takes('}'))
      if (!this.#property(block.properties, block.metadata)) this.#statement(block, level + 1);
  }

  #relation(source: readonly string[] | undefined, within: LikeC4Block | undefined, offset: number): void {
    const { kind, target } = this.#relationEnds();
    const properties = new Map<string, string>();
    const [title, description, technology] = this.#texts();
    set(properties, { title, description, technology });
    this.#properties(properties);
    const isOwn = source?.length === 1 && (source[0] === 'this' || source[0] === 'it');
    this.#document.relations.push({
      source: isOwn ? undefined : source,
      target,
      kind,
      within,
      properties,
      offset,
    });
  }

  /** What is behind the source: an arrow, perhaps with a kind, and the target. */
  #relationEnds(): { readonly kind: string | undefined; readonly target: readonly string[] } {
    let kind: string | undefined;
    if (this.#takes('-[')) {
      kind = this.#word();
      this.#expect(']->');
    } else if (this.#takes('.')) kind = this.#word();
    else this.#expect('->');
    return { kind, target: this.#path() };
  }

  /** Tags and the body of a relation. */
  #properties(properties: Map<string, string>): void {
    const metadata = new Map<string, string>();
    while (this.#token()?.type === 'tag' || this.#is(',') || this.#is(';'))
      this.#property(properties, metadata);
    if (!this.#takes('{')) return;
    while (!this.#takes('}')) if (!this.#property(properties, metadata)) throw this.#unexpected('}');
    this.#document.lost.metadata += metadata.size;
  }

  /** False for what is no property. */
  #property(properties: Map<string, string>, metadata: Map<string, string>): boolean {
    const token = this.#token();
    if (token?.type === 'tag') this.#document.lost.tags += 1;
    if (token?.type === 'tag' || this.#is(',') || this.#is(';')) {
      this.#at += 1;
      return true;
    }
    if (token?.type !== 'word') return false;
    if (this.#isAt(1, '{')) return this.#block(token.value, metadata);
    const before = this.#isAt(1, ':') ? 2 : 1;
    const value = this.#token(before);
    if (PROPERTIES.has(token.value) && value?.type === 'text') properties.set(token.value, value.value);
    else if (!POINTERS.has(token.value) || value?.type !== 'word') return false;
    this.#at += before + 1;
    if (token.value === 'link') {
      this.#document.lost.links += 1;
      this.#texts();
    }
    return true;
  }

  /** A property in braces. */
  #block(name: string, metadata: Map<string, string>): boolean {
    if (name !== 'style' && name !== 'metadata') return false;
    this.#at += 1;
    if (name === 'style') this.#skipBlock();
    else this.#metadata(metadata);
    return true;
  }

  #metadata(metadata: Map<string, string>): void {
    this.#expect('{');
    while (!this.#takes('}')) {
      const key = this.#word();
      this.#takes(':');
      const value = this.#token();
      if (this.#takes('[')) while (!this.#takes(']')) this.#next();
      else if (value?.type === 'text' || value?.type === 'word') this.#at += 1;
      else throw this.#unexpected("'…'");
      metadata.set(key, value?.type === 'text' ? value.value : '');
      while (this.#takes(';'));
    }
  }

  /** `a.b.c`, without blanks. */
  #path(): readonly string[] {
    const path = [this.#word()];
    while (this.#is('.') && this.#token()?.isSticky === true && this.#token(1)?.isSticky === true) {
      this.#at += 1;
      path.push(this.#word());
    }
    return path;
  }

  #startsRelation(): boolean {
    return this.#is('->') || this.#is('-[') || (this.#is('.') && this.#token()?.isSticky === false);
  }

  #texts(): readonly string[] {
    const texts: string[] = [];
    for (let token = this.#token(); token?.type === 'text'; token = this.#token()) {
      texts.push(token.value);
      this.#at += 1;
    }
    return texts;
  }

  /** @param hears of each token in the block, with the number of blocks that it is in. */
  #skipBlock(hears?: (token: LikeC4Token, depth: number) => void): void {
    const from = this.#token()?.offset ?? this.#end;
    this.#expect('{');
    for (let depth = 1; depth > 0;) {
      const token = this.#token();
      if (!token) throw new LikeC4Error(t('The block is not closed'), from);
      this.#at += 1;
      if (token.type === 'sign' && token.value === '{') depth += 1;
      else if (token.type === 'sign' && token.value === '}') depth -= 1;
      else hears?.(token, depth);
    }
  }

  #token(ahead = 0): LikeC4Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #is(sign: string): boolean {
    return this.#isAt(0, sign);
  }

  #isAt(ahead: number, sign: string): boolean {
    const token = this.#token(ahead);
    return token?.type === 'sign' && token.value === sign;
  }

  #takes(sign: string): boolean {
    if (!this.#is(sign)) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw this.#unexpected(sign);
  }

  #word(): string {
    const token = this.#token();
    if (token?.type !== 'word') throw this.#unexpected(t('a name'));
    this.#at += 1;
    return token.value;
  }

  #next(): void {
    if (!this.#token()) throw this.#unexpected(']');
    this.#at += 1;
  }

  #unexpected(expected: string): LikeC4Error {
    const token = this.#token();
    return token
      ? new LikeC4Error(t('Expected {0}, not "{1}"', expected, token.value.slice(0, 40)), token.offset)
      : new LikeC4Error(t('Expected {0}, not the end of the file', expected), this.#end);
  }
}

function set(properties: Map<string, string>, values: Readonly<Record<string, string | undefined>>): void {
  for (const [key, value] of Object.entries(values)) if (value !== undefined) properties.set(key, value);
}

/** An expression of the Common Expression Language, as far as rules of custom kinds are read here. */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'field'; readonly of: Expression; readonly name: string }
  | { readonly is: 'item'; readonly of: Expression; readonly at: Expression }
  | { readonly is: 'not' | 'minus'; readonly of: Expression }
  | { readonly is: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'choice'; readonly of: Expression; readonly yes: Expression; readonly no: Expression }
  | {
      readonly is: 'call';
      readonly name: string;
      /** What a method is called on. */
      readonly on: Expression | undefined;
      readonly with: readonly Expression[];
    };

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?![\w.]))|(?<name>[A-Za-z_]\w*)(?!["'\w])|(?<raw>[rR](?:'''[^]*?'''|"""[^]*?"""|'[^'\n]*'|"[^"\n]*"))|(?<text>'''(?:\\[^]|[^\\])*?'''|"""(?:\\[^]|[^\\])*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?<sign>&&|\|\||[=!<>]=|[-+*<>!?:.,()[\]])|(?<end>$))/uy;

interface Token {
  readonly type: 'number' | 'name' | 'raw' | 'text' | 'sign' | 'end';
  readonly text: string;
}

/** How strongly signs bind; those that are not here are read by themselves. */
const BINDING = new Map([
  ['||', 1],
  ['&&', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 3],
  ['<=', 3],
  ['>', 3],
  ['>=', 3],
  ['in', 3],
  ['+', 4],
  ['-', 4],
  ['*', 5],
]);

/** Signs that one expression may have: longer ones are left to the server. */
const MAX_TOKENS = 2000;

/** Nesting that is followed. */
const MAX_DEPTH = 60;

/** Reads an expression; undefined for one that holds what is not known here. */
export function expressionIn(source: string): Expression | undefined {
  const tokens = tokensOf(source);
  return tokens && new Reader(tokens).whole();
}

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (tokens.length < MAX_TOKENS) {
    const groups: Readonly<Record<string, string | undefined>> | undefined = TOKEN.exec(source)?.groups;
    if (!groups) return undefined;
    const [type, text] = Object.entries(groups).find(([, written]) => written !== undefined) ?? [];
    if (type === undefined || text === undefined) return undefined;
    tokens.push({ type: type as Token['type'], text });
    if (type === 'end') return tokens;
  }
  return undefined;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression | undefined {
    const read = this.#choice();
    return this.#next?.type === 'end' ? read : undefined;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(sign: string): boolean {
    const next = this.#next;
    const is = next?.text === sign && (next.type === 'sign' || next.type === 'name');
    if (is) this.#at++;
    return is;
  }

  #choice(): Expression | undefined {
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#depth++;
    const of = this.#binary(1);
    let read = of;
    if (of && this.#takes('?')) {
      const yes = this.#choice();
      const no = yes && this.#takes(':') ? this.#choice() : undefined;
      read = yes && no && { is: 'choice', of, yes, no };
    }
    this.#depth--;
    return read;
  }

  #binary(least: number): Expression | undefined {
    let left = this.#unary();
    for (;;) {
      const sign = this.#next?.text ?? '';
      const binding = BINDING.get(sign);
      if (!left || binding === undefined || binding < least || !this.#takes(sign)) return left;
      const right = this.#binary(binding + 1);
      left = right && { is: 'binary', sign, left, right };
    }
  }

  #unary(): Expression | undefined {
    for (const [sign, is] of [
      ['!', 'not'],
      ['-', 'minus'],
    ] as const)
      if (this.#takes(sign)) {
        if (this.#depth > MAX_DEPTH) return undefined;
        this.#depth++;
        const of = this.#unary();
        this.#depth--;
        return of && { is, of };
      }
    return this.#member();
  }

  #member(): Expression | undefined {
    let of = this.#primary();
    while (of) {
      if (this.#takes('.')) {
        const name = this.#name();
        if (name === undefined) return undefined;
        of = this.#takes('(') ? this.#call(name, of) : { is: 'field', of, name };
      } else if (this.#takes('[')) {
        const at = this.#choice();
        of = at && this.#takes(']') ? { is: 'item', of, at } : undefined;
      } else break;
    }
    return of;
  }

  #name(): string | undefined {
    const next = this.#next;
    if (next?.type !== 'name') return undefined;
    this.#at++;
    return next.text;
  }

  #call(name: string, on: Expression | undefined): Expression | undefined {
    const given = this.#list(')');
    return given && { is: 'call', name, on, with: given };
  }

  /** What stands between commas, up to a sign that closes. */
  #list(close: string): readonly Expression[] | undefined {
    const items: Expression[] = [];
    if (this.#takes(close)) return items;
    do {
      const item = this.#choice();
      if (!item) return undefined;
      items.push(item);
    } while (this.#takes(','));
    return this.#takes(close) ? items : undefined;
  }

  #primary(): Expression | undefined {
    const next = this.#next;
    if (!next) return undefined;
    if (this.#takes('(')) {
      const inner = this.#choice();
      return inner && this.#takes(')') ? inner : undefined;
    }
    if (this.#takes('[')) {
      const items = this.#list(']');
      return items && { is: 'list', items };
    }
    this.#at++;
    switch (next.type) {
      case 'number':
        return { is: 'literal', value: Number(next.text) };
      case 'raw':
        return { is: 'literal', value: unquoted(next.text.slice(1)) };
      case 'text':
        return textLiteral(unquoted(next.text));
      case 'name':
        if (WORDS.has(next.text)) return { is: 'literal', value: WORDS.get(next.text) ?? null };
        return this.#takes('(') ? this.#call(next.text, undefined) : { is: 'name', name: next.text };
      case 'sign':
      case 'end':
        return undefined;
    }
  }
}

const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function unquoted(written: string): string {
  const marks = /^(?:'''|""")/u.test(written) ? 3 : 1;
  return written.slice(marks, -marks);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** A text with the common escapes; one with others is not read. */
function textLiteral(written: string): Expression | undefined {
  if (/\\[^\\"'`?ntr]/u.test(written.replaceAll('\\\\', ''))) return undefined;
  const value = written.replace(/\\(.)/gu, (_, sign: string) => ESCAPES[sign] ?? sign);
  return { is: 'literal', value };
}

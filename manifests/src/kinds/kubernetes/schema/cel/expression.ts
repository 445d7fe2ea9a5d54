/** An expression of the Common Expression Language, as far as rules of custom kinds are read here. */
export type Expression =
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'identifier'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'field'; readonly operand: Expression; readonly name: string }
  | { readonly type: 'index'; readonly operand: Expression; readonly index: Expression }
  | { readonly type: 'not' | 'minus'; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | {
      readonly type: 'call';
      readonly name: string;
      /** What a method is called on. */
      readonly receiver: Expression | undefined;
      readonly args: readonly Expression[];
    };

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?![\w.]))|(?<name>[A-Za-z_]\w*)(?!["'\w])|(?<raw>[rR](?:'''[^]*?'''|"""[^]*?"""|'[^'\n]*'|"[^"\n]*"))|(?<text>'''(?:\\[^]|[^\\])*?'''|"""(?:\\[^]|[^\\])*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?<symbol>&&|\|\||[=!<>]=|[-+*<>!?:.,()[\]])|(?<end>$))/uy;

interface Token {
  readonly type: 'number' | 'name' | 'raw' | 'text' | 'symbol' | 'end';
  readonly text: string;
}

/** How strongly operators bind; those that are not here are read by themselves. */
const PRECEDENCE = new Map([
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

/** Tokens that one expression may have: longer ones are left to the server. */
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
    const read = this.#conditional();
    return this.#next?.type === 'end' ? read : undefined;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takes(text: string): boolean {
    const next = this.#next;
    const isNext = next?.text === text && (next.type === 'symbol' || next.type === 'name');
    if (isNext) this.#at++;
    return isNext;
  }

  #conditional(): Expression | undefined {
    if (this.#depth > MAX_DEPTH) return undefined;
    this.#depth++;
    const condition = this.#binary(1);
    let read = condition;
    if (condition && this.#takes('?')) {
      const whenTrue = this.#conditional();
      const whenFalse = whenTrue && this.#takes(':') ? this.#conditional() : undefined;
      read = whenTrue && whenFalse && { type: 'conditional', condition, whenTrue, whenFalse };
    }
    this.#depth--;
    return read;
  }

  #binary(least: number): Expression | undefined {
    let left = this.#unary();
    for (;;) {
      const operator = this.#next?.text ?? '';
      const precedence = PRECEDENCE.get(operator);
      if (!left || precedence === undefined || precedence < least || !this.#takes(operator)) return left;
      const right = this.#binary(precedence + 1);
      left = right && { type: 'binary', operator, left, right };
    }
  }

  #unary(): Expression | undefined {
    for (const [operator, type] of [
      ['!', 'not'],
      ['-', 'minus'],
    ] as const)
      if (this.#takes(operator)) {
        if (this.#depth > MAX_DEPTH) return undefined;
        this.#depth++;
        const operand = this.#unary();
        this.#depth--;
        return operand && { type, operand };
      }
    return this.#member();
  }

  #member(): Expression | undefined {
    let read = this.#primary();
    while (read) {
      if (this.#takes('.')) {
        const name = this.#name();
        if (name === undefined) return undefined;
        read = this.#takes('(') ? this.#call(name, read) : { type: 'field', operand: read, name };
      } else if (this.#takes('[')) {
        const index = this.#conditional();
        read = index && this.#takes(']') ? { type: 'index', operand: read, index } : undefined;
      } else break;
    }
    return read;
  }

  #name(): string | undefined {
    const next = this.#next;
    if (next?.type !== 'name') return undefined;
    this.#at++;
    return next.text;
  }

  #call(name: string, receiver: Expression | undefined): Expression | undefined {
    const args = this.#list(')');
    return args && { type: 'call', name, receiver, args };
  }

  /** What is between commas, up to the bracket that closes them. */
  #list(close: string): readonly Expression[] | undefined {
    const items: Expression[] = [];
    if (this.#takes(close)) return items;
    do {
      const item = this.#conditional();
      if (!item) return undefined;
      items.push(item);
    } while (this.#takes(','));
    return this.#takes(close) ? items : undefined;
  }

  #primary(): Expression | undefined {
    const next = this.#next;
    if (!next) return undefined;
    if (this.#takes('(')) {
      const inner = this.#conditional();
      return inner && this.#takes(')') ? inner : undefined;
    }
    if (this.#takes('[')) {
      const items = this.#list(']');
      return items && { type: 'list', items };
    }
    this.#at++;
    switch (next.type) {
      case 'number':
        return { type: 'literal', value: Number(next.text) };
      case 'raw':
        return { type: 'literal', value: unquoted(next.text.slice(1)) };
      case 'text':
        return textLiteral(unquoted(next.text));
      case 'name':
        if (CONSTANTS.has(next.text)) return { type: 'literal', value: CONSTANTS.get(next.text) ?? null };
        return this.#takes('(') ? this.#call(next.text, undefined) : { type: 'identifier', name: next.text };
      case 'symbol':
      case 'end':
        return undefined;
    }
  }
}

const CONSTANTS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function unquoted(written: string): string {
  const quotes = /^(?:'''|""")/u.test(written) ? 3 : 1;
  return written.slice(quotes, -quotes);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** A text with the common escapes; one with others is not read. */
function textLiteral(written: string): Expression | undefined {
  if (/\\[^\\"'`?ntr]/u.test(written.replaceAll('\\\\', ''))) return undefined;
  const value = written.replace(/\\(.)/gu, (_, letter: string) => ESCAPES[letter] ?? letter);
  return { type: 'literal', value };
}

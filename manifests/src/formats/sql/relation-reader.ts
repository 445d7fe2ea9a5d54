import type { ExpressionReader } from './expression-reader.ts';
import type { TokenReader } from './reader.ts';
import type { Expression, Joined, Query, Relation, SqlName } from './syntax.ts';
import { RESERVED } from './words.ts';

/** Words that may stand before `JOIN`. */
const JOIN_WORDS = /^(?:natural|inner|left|right|full|outer|cross|positional|asof|semi|anti)$/u;

type Bare =
  | { readonly kind: 'table'; readonly name: SqlName }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
  | { readonly kind: 'other'; readonly expressions: readonly Expression[] };

/** Reads what is behind `FROM`. */
export class RelationReader {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionReader;
  readonly #readQuery: () => Query;

  constructor(reader: TokenReader, expressions: ExpressionReader, readQuery: () => Query) {
    this.#reader = reader;
    this.#expressions = expressions;
    this.#readQuery = readQuery;
  }

  /** Relations that commas and joins connect. */
  list(): readonly Joined[] {
    return this.#reader.list(() => this.#joins()).flat();
  }

  /** The rows behind `VALUES`. */
  rows(): readonly (readonly Expression[])[] {
    const reader = this.#reader;
    return reader.list(() => {
      reader.expectSign('(');
      const row = reader.list(() => this.#expressions.read());
      reader.expectSign(')');
      return row;
    });
  }

  #joins(): readonly Joined[] {
    const reader = this.#reader;
    const joined: Joined[] = this.#first();
    for (;;) {
      const words = new Set<string>();
      let ahead = 0;
      while (JOIN_WORDS.test(reader.peek(ahead).word)) words.add(reader.peek(ahead++).word);
      if (reader.peek(ahead).word !== 'join') return joined;
      for (let read = 0; read <= ahead; read++) reader.next();
      const [relation, ...more] = this.#first();
      // A join between brackets on the right side.
      if (!relation || more.length > 0) return reader.fail();
      const using = reader.takes('using') ? reader.names() : [];
      const on = reader.takes('on') ? this.#expressions.read() : undefined;
      joined.push({
        relation: relation.relation,
        using,
        isNatural: words.has('natural'),
        isVisible: !words.has('semi') && !words.has('anti'),
        on,
      });
    }
  }

  /** A relation alone, or a join between brackets. */
  #first(): Joined[] {
    const reader = this.#reader;
    reader.takes('lateral');
    if (reader.seesSign('(') && !/^(?:select|with|from|values)$/u.test(reader.peek(1).word)) {
      if (reader.seesSign('(', 1)) {
        // A query in several brackets, or a join: told apart by trying would take exponential time.
        reader.fail();
      }
      reader.next();
      const joined = reader.within(() => [...this.list()]);
      reader.expectSign(')');
      const { kind, word } = reader.peek();
      if (kind === 'quoted' || (kind === 'word' && !RESERVED.has(word)) || word === 'as') reader.fail();
      return joined;
    }
    const bare = this.#bare();
    if (reader.sees('pivot') || reader.sees('unpivot') || reader.sees('tablesample')) reader.fail();
    if (reader.sees('at') && reader.seesSign('(', 1)) reader.fail();
    const { alias, columns } = this.#alias();
    if (reader.sees('pivot') || reader.sees('unpivot') || reader.sees('tablesample')) reader.fail();
    return [
      {
        relation: { ...bare, alias, columns } satisfies Relation,
        using: [],
        isNatural: false,
        isVisible: true,
        on: undefined,
      },
    ];
  }

  #bare(): Bare {
    const reader = this.#reader;
    if (reader.takesSign('(')) {
      if (reader.takes('values')) {
        const rows = this.rows();
        reader.expectSign(')');
        return { kind: 'values', rows };
      }
      const query = this.#readQuery();
      reader.expectSign(')');
      return { kind: 'query', query };
    }
    if (reader.peek().kind === 'text') {
      reader.next();
      return { kind: 'other', expressions: [] };
    }
    if (RESERVED.has(reader.peek().word)) reader.fail();
    const name = reader.name();
    if (reader.seesSign('.')) {
      // A table of another schema or database is none of the inputs.
      while (reader.takesSign('.')) reader.name();
      if (reader.seesSign('(')) reader.fail();
      return { kind: 'other', expressions: [] };
    }
    if (!reader.takesSign('(')) return { kind: 'table', name };
    const expressions: Expression[] = [];
    while (!reader.takesSign(')')) {
      if (reader.seesSign('=', 1) || reader.seesSign(':=', 1) || reader.seesSign('=>', 1)) {
        reader.next();
        reader.next();
      }
      expressions.push(this.#expressions.read());
      reader.takesSign(',');
    }
    if (reader.takes('with')) reader.expectWord('ordinality');
    return { kind: 'other', expressions };
  }

  #alias(): { readonly alias: SqlName | undefined; readonly columns: readonly SqlName[] } {
    const reader = this.#reader;
    const { kind, word } = reader.peek();
    const isAlias =
      reader.takes('as') ||
      kind === 'quoted' ||
      (kind === 'word' && !RESERVED.has(word) && word !== 'window');
    if (!isAlias) return { alias: undefined, columns: [] };
    const alias = reader.name();
    return { alias, columns: reader.seesSign('(') ? reader.names() : [] };
  }
}

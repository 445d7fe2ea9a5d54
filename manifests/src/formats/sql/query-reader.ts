import { ExpressionReader } from './expression-reader.ts';
import { RelationReader } from './relation-reader.ts';
import type { TokenReader } from './reader.ts';
import { leastRowsOf } from './least-rows.ts';
import type { Body, CommonTable, Expression, Joined, Query, Select, SelectItem, SqlName } from './syntax.ts';
import { RESERVED } from './words.ts';

/** Reads queries. */
export class QueryReader {
  readonly #reader: TokenReader;
  readonly #expressions: ExpressionReader;
  readonly #relations: RelationReader;

  constructor(reader: TokenReader) {
    this.#reader = reader;
    const readQuery = (): Query => this.read();
    this.#expressions = new ExpressionReader(reader, readQuery);
    this.#relations = new RelationReader(reader, this.#expressions, readQuery);
  }

  startsHere(): boolean {
    return /^(?:select|with|from|values)$/u.test(this.#reader.peek().word) || this.#reader.seesSign('(');
  }

  /** @throws SqlNotFollowed */
  read(): Query {
    return this.#reader.within(() => this.#query());
  }

  #query(): Query {
    const reader = this.#reader;
    const { start } = reader.peek();
    const tables: CommonTable[] = [];
    if (reader.takes('with')) {
      const isRecursive = reader.takes('recursive');
      tables.push(...reader.list(() => this.#commonTable(isRecursive)));
    }
    let body = this.#term();
    while (reader.sees('union') || reader.sees('except') || reader.sees('intersect')) {
      const { word } = reader.next();
      if (!reader.takes('all')) reader.takes('distinct');
      const isByName = reader.takes('by', 'name');
      body = { kind: 'set', left: body, right: this.#term(), isByName, takesRight: word !== 'except' };
    }
    const order: Expression[] = [];
    if (reader.takes('order', 'by')) order.push(...this.#orderList());
    while (reader.sees('limit') || reader.sees('offset')) {
      reader.next();
      if (!reader.takes('all')) order.push(this.#expressions.read());
      if (!reader.takes('percent') && !reader.takes('rows')) reader.takes('row');
    }
    return { tables, body, order, span: { start, end: reader.end } };
  }

  #commonTable(isRecursive: boolean): CommonTable {
    const reader = this.#reader;
    const name = reader.name();
    const columns = reader.seesSign('(') ? reader.names() : [];
    reader.expectWord('as');
    reader.takes('not');
    reader.takes('materialized');
    reader.expectSign('(');
    const query = this.read();
    reader.expectSign(')');
    return { name, columns, query, isRecursive };
  }

  #term(): Body {
    const reader = this.#reader;
    if (reader.takesSign('(')) {
      const query = this.read();
      reader.expectSign(')');
      return { kind: 'query', query };
    }
    if (reader.takes('values')) return { kind: 'values', rows: this.#relations.rows() };
    return this.#select();
  }

  #select(): Select {
    const reader = this.#reader;
    let from: readonly Joined[] = [];
    let items: readonly SelectItem[] | undefined;
    if (reader.takes('from')) from = this.#relations.list();
    if (from.length === 0 || reader.sees('select')) {
      reader.expectWord('select');
      if (reader.takes('distinct')) {
        if (reader.takes('on')) reader.skipBrackets();
      } else reader.takes('all');
      items = this.#items();
      if (from.length === 0 && reader.takes('from')) from = this.#relations.list();
    }
    return { kind: 'select', items: items ?? [all(reader.end)], from, ...this.#clauses() };
  }

  #clauses(): Pick<Select, 'conditions' | 'isGrouped' | 'leastRows'> {
    const reader = this.#reader;
    const conditions: Expression[] = [];
    let isGrouped = false;
    let leastRows = 0;
    if (reader.takes('where')) conditions.push(this.#expressions.read());
    if (reader.takes('group', 'by')) {
      isGrouped = true;
      if (!reader.takes('all')) conditions.push(...this.#groups());
    }
    if (reader.takes('having')) {
      const tokens = reader.recording(() => conditions.push(this.#expressions.read()));
      leastRows = leastRowsOf(tokens);
    }
    if (reader.takes('window'))
      reader.list(() => {
        reader.name();
        reader.expectWord('as');
        conditions.push(this.#expressions.readWindow());
      });
    if (reader.takes('qualify')) conditions.push(this.#expressions.read());
    if (reader.sees('using', 'sample')) reader.fail();
    return { conditions, isGrouped, leastRows };
  }

  #groups(): readonly Expression[] {
    const reader = this.#reader;
    return reader
      .list((): readonly Expression[] => {
        if (!reader.takes('grouping', 'sets')) return [this.#expressions.read()];
        reader.skipBrackets();
        return [];
      })
      .flat();
  }

  #items(): readonly SelectItem[] {
    const reader = this.#reader;
    const items: SelectItem[] = [];
    do {
      // A comma may stand before the end.
      if (items.length > 0 && (reader.isAtEnd || reader.sees('from') || reader.seesSign(')'))) break;
      items.push(this.#item());
    } while (reader.takesSign(','));
    return items;
  }

  #item(): SelectItem {
    const reader = this.#reader;
    const first = reader.peek();
    if (reader.takesSign('*')) return this.#star(undefined, first.start);
    if (
      (first.kind === 'word' || first.kind === 'quoted') &&
      reader.seesSign('.', 1) &&
      reader.seesSign('*', 2)
    ) {
      const of = reader.name();
      reader.next();
      reader.next();
      return this.#star(of, first.start);
    }
    if ((first.kind === 'word' || first.kind === 'quoted') && reader.seesSign(':', 1)) {
      const alias = reader.name();
      reader.next();
      return { kind: 'expression', expression: this.#expressions.read(), alias };
    }
    const expression = this.#expressions.read();
    return { kind: 'expression', expression, alias: this.#alias() };
  }

  #alias(): SqlName | undefined {
    const reader = this.#reader;
    if (reader.takes('as')) {
      // A text may be an alias.
      if (reader.peek().kind !== 'text') return reader.name();
      const { text, start, end } = reader.next();
      return { text, span: { start, end }, isQuoted: true };
    }
    const { kind, word } = reader.peek();
    return kind === 'quoted' || (kind === 'word' && !RESERVED.has(word)) ? reader.name() : undefined;
  }

  #star(of: SqlName | undefined, start: number): SelectItem {
    const reader = this.#reader;
    const excluded = reader.takes('exclude') ? this.#oneOrMore(() => reader.name()) : [];
    const replaced = reader.takes('replace')
      ? this.#oneOrMore(() => {
          const expression = this.#expressions.read();
          reader.expectWord('as');
          return { expression, name: reader.name() };
        })
      : [];
    const renamed = reader.takes('rename')
      ? this.#oneOrMore(() => {
          const from = reader.name();
          reader.expectWord('as');
          return { from, to: reader.name() };
        })
      : [];
    // `* LIKE 'a%'` chooses columns.
    if (
      reader.sees('like') ||
      reader.sees('ilike') ||
      reader.sees('not') ||
      reader.sees('similar') ||
      reader.sees('glob')
    )
      reader.fail();
    return { kind: 'star', of, excluded, replaced, renamed, span: { start, end: reader.end } };
  }

  #oneOrMore<Item>(read: () => Item): readonly Item[] {
    const reader = this.#reader;
    if (!reader.takesSign('(')) return [read()];
    const items = reader.list(read);
    reader.expectSign(')');
    return items;
  }

  #orderList(): readonly Expression[] {
    const reader = this.#reader;
    return reader
      .list((): readonly Expression[] => {
        const expressions = reader.takes('all') ? [] : [this.#expressions.read()];
        if (!reader.takes('asc')) reader.takes('desc');
        if (reader.takes('nulls') && !reader.takes('first')) reader.expectWord('last');
        return expressions;
      })
      .flat();
  }
}

function all(at: number): SelectItem {
  return {
    kind: 'star',
    of: undefined,
    excluded: [],
    replaced: [],
    renamed: [],
    span: { start: at, end: at },
  };
}

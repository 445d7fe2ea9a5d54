import { CallReader } from './call-reader.ts';
import type { Collected } from './collected.ts';
import type { TokenReader } from './reader.ts';
import type { ColumnUse, Expression, Query, SqlName } from './syntax.ts';
import { readType } from './type-reader.ts';
import { CONSTANTS, RESERVED, TIME_UNITS } from './words.ts';

/** Signs between two values. */
const OPERATORS: ReadonlySet<string> = new Set(
  '+ - * / % ^ | & ~ < > = == <> != <= >= || -> ->> @ ! #'.split(' '),
);
/** Signs before a value. */
const PREFIXES: ReadonlySet<string> = new Set(['-', '+', '~', '!', '@']);

/** What one value of an expression is, if it is a column or a cast and nothing else. */
interface Operand {
  column?: ColumnUse;
  type?: string;
}

/** Reads expressions for what they name. Which operator binds closer makes no difference to that. */
export class ExpressionReader {
  readonly #reader: TokenReader;
  readonly #readQuery: () => Query;
  readonly #calls: CallReader;

  constructor(reader: TokenReader, readQuery: () => Query) {
    this.#reader = reader;
    this.#readQuery = readQuery;
    this.#calls = new CallReader(reader, {
      expression: (into) => {
        this.#into(into);
      },
      query: (into, isValue) => {
        this.#query(into, isValue);
      },
    });
  }

  read(): Expression {
    const collected: Collected = { uses: [], queries: [], isAggregate: false, isSeveral: false };
    const { column, type } = this.#into(collected);
    return { ...collected, ...(column ? { column } : {}), ...(type ? { type } : {}) };
  }

  /** `PARTITION BY … ORDER BY …` between brackets. */
  readWindow(): Expression {
    const collected: Collected = { uses: [], queries: [], isAggregate: false, isSeveral: false };
    this.#calls.window(collected);
    return collected;
  }

  #into(into: Collected): Operand {
    return this.#reader.within(() => {
      let operand = this.#operand(into);
      while (this.#operator(into)) operand = {};
      return operand;
    });
  }

  /** Reads an operator with the value behind it, if one follows. */
  #operator(into: Collected): boolean {
    const reader = this.#reader;
    const { kind, text } = reader.peek();
    if (kind === 'sign' && OPERATORS.has(text)) {
      while (reader.peek().kind === 'sign' && OPERATORS.has(reader.peek().text)) reader.next();
      this.#operand(into);
      return true;
    }
    if (reader.takes('and') || reader.takes('or')) {
      this.#operand(into);
      return true;
    }
    if (reader.takes('isnull') || reader.takes('notnull')) return true;
    if (reader.takes('is')) {
      reader.takes('not');
      if (reader.takes('distinct', 'from')) this.#operand(into);
      else if (
        !(reader.takes('null') || reader.takes('true') || reader.takes('false') || reader.takes('unknown'))
      )
        reader.fail();
      return true;
    }
    if (reader.sees('not', 'null')) {
      reader.takes('not', 'null');
      return true;
    }
    const isNegated =
      reader.sees('not') && /^(?:in|like|ilike|between|similar|glob)$/u.test(reader.peek(1).word);
    if (isNegated) reader.next();
    if (reader.takes('in') || reader.takes('between') || reader.takes('similar', 'to')) {
      this.#operand(into);
      return true;
    }
    if (reader.takes('like') || reader.takes('ilike') || reader.takes('glob')) {
      this.#operand(into);
      if (reader.takes('escape')) this.#operand(into);
      return true;
    }
    return false;
  }

  #operand(into: Collected): Operand {
    const reader = this.#reader;
    while (
      reader.takes('not') ||
      (reader.peek().kind === 'sign' && PREFIXES.has(reader.peek().text) && this.#skip())
    );
    let operand = this.#primary(into);
    for (;;) {
      if (reader.takesSign('::')) operand = typed(readType(reader));
      else if (reader.takesSign('[')) {
        this.#slice(into);
        operand = {};
      } else if (reader.seesSign('.')) {
        reader.next();
        const name = reader.name();
        if (reader.seesSign('(')) this.#calls.call(name, into);
        operand = {};
      } else if (reader.takes('collate')) reader.name();
      else if (reader.takes('at', 'time', 'zone')) {
        this.#primary(into);
        operand = {};
      } else return operand;
    }
  }

  #skip(): boolean {
    this.#reader.next();
    return true;
  }

  #primary(into: Collected): Operand {
    const reader = this.#reader;
    const { kind, text, word } = reader.peek();
    if (kind === 'number' || kind === 'text' || kind === 'parameter') {
      reader.next();
      return {};
    }
    if (kind === 'sign') {
      if (text === '(') this.#brackets(into);
      else if (text === '[') {
        reader.next();
        this.#list(into, ']');
      } else if (text === '{') this.#structure(into);
      else reader.fail();
      return {};
    }
    if (word === 'case') return this.#case(into);
    if (word === 'array' && reader.seesSign('[', 1)) {
      reader.next();
      reader.next();
      this.#list(into, ']');
      return {};
    }
    if (word === 'interval' && /^(?:number|text|parameter)$|^\($/u.test(signOrKind(reader.peek(1))))
      return this.#interval(into);
    if (word === 'exists' && reader.seesSign('(', 1)) {
      reader.next();
      reader.expectSign('(');
      this.#query(into, false);
      reader.expectSign(')');
      return {};
    }
    if ((word === 'cast' || word === 'try_cast') && reader.seesSign('(', 1)) return this.#cast(into);
    // `DATE '2026-01-15'`
    if (kind === 'word' && reader.peek(1).kind === 'text' && !RESERVED.has(word)) {
      reader.next();
      reader.next();
      return {};
    }
    if (kind === 'word' && reader.seesSign('(', 1)) {
      if (/^(?:and|or|not|in|is|as|on|then|else|when|over|filter|select|from|where)$/u.test(word))
        reader.fail();
      this.#calls.call(reader.name(), into);
      return {};
    }
    if (CONSTANTS.has(word)) {
      reader.next();
      return {};
    }
    if (RESERVED.has(word)) reader.fail();
    return this.#column(into);
  }

  #column(into: Collected): Operand {
    const reader = this.#reader;
    const parts: SqlName[] = [reader.name()];
    while (reader.seesSign('.')) {
      // `t.*` is not a value; `t.name(…)` is a function of a schema, or a function called on a column.
      const { kind } = reader.peek(1);
      if (kind !== 'word' && kind !== 'quoted') reader.fail();
      if (reader.seesSign('(', 2)) break;
      reader.next();
      parts.push(reader.name());
    }
    const use: ColumnUse = { parts, aggregates: [] };
    into.uses.push(use);
    return { column: use };
  }

  #brackets(into: Collected): void {
    const reader = this.#reader;
    reader.expectSign('(');
    if (this.#calls.startsQuery()) {
      this.#query(into, true);
      reader.expectSign(')');
    } else this.#list(into, ')');
  }

  #list(into: Collected, end: string): void {
    const reader = this.#reader;
    if (reader.takesSign(end)) return;
    do this.#into(into);
    while (reader.takesSign(',') && !reader.seesSign(end));
    // `[x * 2 for x in list]` has names of its own.
    reader.expectSign(end);
  }

  #slice(into: Collected): void {
    const reader = this.#reader;
    while (!reader.takesSign(']')) if (!reader.takesSign(':')) this.#into(into);
  }

  #structure(into: Collected): void {
    const reader = this.#reader;
    reader.expectSign('{');
    do {
      if (reader.peek().kind === 'text') reader.next();
      else reader.name();
      reader.expectSign(':');
      this.#into(into);
    } while (reader.takesSign(','));
    reader.expectSign('}');
  }

  #case(into: Collected): Operand {
    const reader = this.#reader;
    reader.expectWord('case');
    if (!reader.sees('when')) this.#into(into);
    while (reader.takes('when')) {
      this.#into(into);
      reader.expectWord('then');
      this.#into(into);
    }
    if (reader.takes('else')) this.#into(into);
    reader.expectWord('end');
    return {};
  }

  #interval(into: Collected): Operand {
    const reader = this.#reader;
    reader.expectWord('interval');
    this.#primary(into);
    if (TIME_UNITS.has(reader.peek().word)) reader.next();
    if (reader.takes('to')) reader.next();
    return {};
  }

  #cast(into: Collected): Operand {
    const reader = this.#reader;
    reader.next();
    reader.expectSign('(');
    this.#into(into);
    reader.expectWord('as');
    const type = readType(reader);
    reader.expectSign(')');
    return typed(type);
  }

  #query(into: Collected, isValue: boolean): void {
    into.queries.push({ query: this.#reader.within(this.#readQuery), isValue });
  }
}

function typed(type: string | undefined): Operand {
  return type === undefined ? {} : { type };
}

function signOrKind({ kind, text }: { readonly kind: string; readonly text: string }): string {
  return kind === 'sign' ? text : kind;
}

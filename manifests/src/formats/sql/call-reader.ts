import type { Collected } from './collected.ts';
import type { TokenReader } from './reader.ts';
import type { SqlName } from './syntax.ts';
import { readType } from './type-reader.ts';
import { AGGREGATES, TAKES_FUNCTION } from './words.ts';

/** What is read within a call. */
interface Parts {
  expression(into: Collected): void;
  query(into: Collected, isValue: boolean): void;
}

/** Reads calls of functions: arguments, filters, windows. */
export class CallReader {
  readonly #reader: TokenReader;
  readonly #parts: Parts;

  constructor(reader: TokenReader, parts: Parts) {
    this.#reader = reader;
    this.#parts = parts;
  }

  startsQuery(): boolean {
    return /^(?:select|with|from|values)$/u.test(this.#reader.peek().word);
  }

  /** @param name of the function, which was read. */
  call({ text }: SqlName, into: Collected): void {
    const reader = this.#reader;
    const name = text.toLowerCase();
    // Columns that match a pattern cannot be told without the table.
    if (name === 'columns') reader.fail();
    if (name === 'unnest') into.isSeveral = true;
    const first = into.uses.length;
    reader.expectSign('(');
    this.#arguments(name, into);
    reader.expectSign(')');
    if (reader.takes('within', 'group')) {
      reader.expectSign('(');
      this.#order(into);
      reader.expectSign(')');
    }
    if (reader.sees('filter') && reader.seesSign('(', 1)) {
      reader.next();
      reader.next();
      reader.takes('where');
      this.#parts.expression(into);
      reader.expectSign(')');
    }
    if (!reader.takes('ignore', 'nulls')) reader.takes('respect', 'nulls');
    if (reader.takes('over')) {
      if (reader.seesSign('(')) this.window(into);
      else reader.name();
      return;
    }
    if (!AGGREGATES.has(name)) return;
    into.isAggregate = true;
    into.uses = into.uses.map((use, index) =>
      index < first ? use : { ...use, aggregates: [...use.aggregates, name] },
    );
  }

  #arguments(name: string, into: Collected): void {
    const reader = this.#reader;
    if (reader.seesSign(')')) return;
    if (this.startsQuery()) {
      this.#parts.query(into, true);
      return;
    }
    if (!reader.takes('distinct')) reader.takes('all');
    if (name === 'trim' && !reader.takes('both') && !reader.takes('leading')) reader.takes('trailing');
    if (name === 'extract' && reader.peek(1).word === 'from') {
      reader.next();
      reader.next();
    }
    do this.#argument(name, into);
    while (reader.takesSign(',') || reader.takes('from') || reader.takes('for') || reader.takes('placing'));
    if (reader.takes('as')) readType(reader);
    if (reader.takes('order', 'by')) this.#orderList(into);
    if (reader.takes('limit')) this.#parts.expression(into);
    if (!reader.takes('ignore', 'nulls')) reader.takes('respect', 'nulls');
  }

  #argument(name: string, into: Collected): void {
    const reader = this.#reader;
    if (reader.takesSign('*')) return;
    if (reader.seesSign('.', 1) && reader.seesSign('*', 2)) {
      // All columns of a table: only how many rows there are is known to count.
      if (name !== 'count') reader.fail();
      for (let read = 0; read < 3; read++) reader.next();
      return;
    }
    if (reader.seesSign(':=', 1) || reader.seesSign('=>', 1)) {
      reader.next();
      reader.next();
    }
    const names = this.#ownNames(name);
    const first = into.uses.length;
    this.#parts.expression(into);
    if (names.length > 0)
      into.uses = into.uses.filter(
        ({ parts }, index) => index < first || !names.includes(parts[0]?.text.toLowerCase() ?? ''),
      );
  }

  /** The names that a function within a call gives to its arguments: `x` of `x -> x + 1`. */
  #ownNames(name: string): readonly string[] {
    const reader = this.#reader;
    if (reader.sees('lambda') && !reader.seesSign('(', 1)) {
      reader.next();
      const names = reader.list(() => reader.name());
      reader.expectSign(':');
      return names.map(({ text }) => text.toLowerCase());
    }
    if (!TAKES_FUNCTION.has(name)) return [];
    if (reader.seesSign('->', 1)) {
      const { text } = reader.name();
      reader.next();
      return [text.toLowerCase()];
    }
    if (!reader.seesSign('(')) return [];
    let ahead = 1;
    while (reader.peek(ahead).kind === 'word' && reader.seesSign(',', ahead + 1)) ahead += 2;
    if (!reader.seesSign(')', ahead + 1) || !reader.seesSign('->', ahead + 2)) return [];
    const names = reader.names();
    reader.next();
    return names.map(({ text }) => text.toLowerCase());
  }

  /** `(PARTITION BY … ORDER BY … ROWS …)` */
  window(into: Collected): void {
    const reader = this.#reader;
    reader.expectSign('(');
    if (reader.peek().kind !== 'sign' && !/^(?:partition|order|rows|range|groups)$/u.test(reader.peek().word))
      reader.name();
    if (reader.takes('partition', 'by'))
      reader.list(() => {
        this.#parts.expression(into);
      });
    if (reader.sees('order', 'by')) this.#order(into);
    if (reader.takes('rows') || reader.takes('range') || reader.takes('groups')) {
      if (reader.takes('between')) {
        this.#bound(into);
        reader.expectWord('and');
      }
      this.#bound(into);
      if (reader.takes('exclude') && !reader.takes('current', 'row') && !reader.takes('no', 'others'))
        reader.next();
    }
    reader.expectSign(')');
  }

  #bound(into: Collected): void {
    const reader = this.#reader;
    if (reader.takes('current', 'row')) return;
    if (!reader.takes('unbounded')) this.#parts.expression(into);
    if (!reader.takes('preceding')) reader.expectWord('following');
  }

  #order(into: Collected): void {
    this.#reader.expectWord('order', 'by');
    this.#orderList(into);
  }

  #orderList(into: Collected): void {
    this.#reader.list(() => {
      if (!this.#reader.takes('all')) this.#parts.expression(into);
      this.orderEnd();
    });
  }

  /** `DESC NULLS LAST` */
  orderEnd(): void {
    const reader = this.#reader;
    if (!reader.takes('asc')) reader.takes('desc');
    if (reader.takes('nulls') && !reader.takes('first')) reader.expectWord('last');
  }
}

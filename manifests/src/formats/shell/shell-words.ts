/** A word of a command line, or an operator between commands. */
export interface ShellWord {
  /** Without its quotes and escapes. */
  readonly text: string;
  /** Where it is in the command line, with its quotes. */
  readonly start: number;
  readonly end: number;
  /** True when the shell, or a template language before it, makes it from something else: `$HOME`, `$(date)`, `*.py`, `${{ x }}`. */
  readonly made: boolean;
  /** `;` for a line break as well; parentheses of a subshell; `>` where output goes to a file. Undefined for a word. */
  readonly operator?: '&&' | '||' | '|' | '&' | ';' | '(' | ')' | '>';
}

const BLANK = /[ \t\r]/u;
const OPERATORS = ['&&', '||', ';;', '|&', ';', '|', '&', '(', ')', '\n'] as const;

/**
 * The words of a POSIX command line. The targets of redirections, comments and here-documents are left out. Never throws:
 * what is not closed ends with the text. Linear in the length of the text.
 */
export function shellWords(line: string): readonly ShellWord[] {
  return new Reader(line).words();
}

class Reader {
  readonly #line: string;
  readonly #words: ShellWord[] = [];
  /** Ends of here-documents that begin on the next line. */
  readonly #documents: { readonly end: string; readonly indented: boolean }[] = [];
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  words(): readonly ShellWord[] {
    while (this.#at < this.#line.length) this.#next();
    return this.#words;
  }

  #next(): void {
    const char = this.#line[this.#at] ?? '';
    if (BLANK.test(char)) this.#at++;
    else if (char === '#') this.#at = this.#endOfLine();
    else if (this.#line.startsWith('\\\n', this.#at)) this.#at += 2;
    else if (this.#line.startsWith('\\\r\n', this.#at)) this.#at += 3;
    else if (!this.#redirection() && !this.#operator()) this.#words.push(this.#word());
  }

  #operator(): boolean {
    const found = OPERATORS.find((operator) => this.#line.startsWith(operator, this.#at));
    if (found === undefined) return false;
    const start = this.#at;
    this.#at += found.length;
    const operator = found === '\n' || found === ';;' ? ';' : found === '|&' ? '|' : found;
    this.#words.push({ text: found, start, end: this.#at, made: false, operator });
    if (found === '\n') this.#skipDocuments();
    return true;
  }

  /** `> x`, `2>&1`, `<<EOF`. */
  #redirection(): boolean {
    const sign = /\d*(<<<|<<-?|>>|>\||<>|[<>]&?|&>>?)/uy;
    sign.lastIndex = this.#at;
    const match = sign.exec(this.#line);
    // `<(…)` and `>(…)` are words.
    const operator = match?.[1];
    if (!operator || this.#line[sign.lastIndex] === '(') return false;
    if (/>(?!&)/u.test(operator))
      this.#words.push({ text: operator, start: this.#at, end: sign.lastIndex, made: false, operator: '>' });
    this.#at = sign.lastIndex;
    while (BLANK.test(this.#line[this.#at] ?? '')) this.#at++;
    const next = this.#line[this.#at];
    if (next === undefined || next === '\n') return true;
    const target = this.#word();
    if (operator === '<<' || operator === '<<-')
      this.#documents.push({ end: target.text, indented: operator === '<<-' });
    return true;
  }

  #skipDocuments(): void {
    for (const { end, indented } of this.#documents.splice(0)) {
      while (this.#at < this.#line.length) {
        const stop = this.#endOfLine();
        const text = this.#line.slice(this.#at, stop);
        this.#at = Math.min(stop + 1, this.#line.length);
        if ((indented ? text.replace(/^\t+/u, '') : text).trimEnd() === end) break;
      }
    }
  }

  #word(): ShellWord {
    const start = this.#at;
    let text = '';
    let made = false;
    while (this.#at < this.#line.length) {
      const char = this.#line[this.#at] ?? '';
      if (/[\s;|&()<>]/u.test(char) && !/^[<>]\(/u.test(this.#line.slice(this.#at, this.#at + 2))) break;
      if (char === "'") text += this.#single();
      else if (char === '"') {
        const quoted = this.#double();
        text += quoted.text;
        made ||= quoted.made;
      } else if (char === '\\') {
        text += this.#line[this.#at + 1] === '\n' ? '' : (this.#line[this.#at + 1] ?? '');
        this.#at += 2;
      } else if (this.#expansion()) {
        made = true;
      } else {
        if (/[*?[\]{}~]/u.test(char)) made = true;
        text += char;
        this.#at++;
      }
    }
    // A sign that begins no word must not hold the reader up.
    if (this.#at === start) this.#at++;
    this.#at = Math.min(this.#at, this.#line.length);
    return { text, start, end: this.#at, made };
  }

  #single(): string {
    const close = this.#line.indexOf("'", this.#at + 1);
    const end = close === -1 ? this.#line.length : close;
    const text = this.#line.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  #double(): { text: string; made: boolean } {
    let text = '';
    let made = false;
    this.#at++;
    while (this.#at < this.#line.length && this.#line[this.#at] !== '"') {
      if (this.#line[this.#at] === '\\') {
        text += this.#line[this.#at + 1] ?? '';
        this.#at += 2;
      } else if (this.#expansion()) made = true;
      else text += this.#line[this.#at++] ?? '';
    }
    this.#at++;
    return { text, made };
  }

  /** Passes over `$x`, `${x}`, `$(…)`, backquotes, `${{ x }}` and `{{ x }}`; false when none starts here. */
  #expansion(): boolean {
    const rest = this.#line.slice(this.#at, this.#at + 3);
    if (rest === '${{' || rest.startsWith('{{')) return this.#past('}}', rest === '${{' ? 3 : 2);
    if (rest.startsWith('${')) return this.#past('}', 2);
    if (/^[$<>]\(/u.test(rest)) return this.#pastParentheses();
    if (rest.startsWith('`')) return this.#past('`', 1);
    if (!/^\$[\w@*#?$!-]/u.test(rest)) return false;
    const name = /\$(?:\w+|.)/uy;
    name.lastIndex = this.#at;
    name.exec(this.#line);
    this.#at = Math.max(name.lastIndex, this.#at + 1);
    return true;
  }

  #past(end: string, from: number): true {
    const close = this.#line.indexOf(end, this.#at + from);
    this.#at = close === -1 ? this.#line.length : close + end.length;
    return true;
  }

  #pastParentheses(): true {
    let depth = 0;
    let quote = '';
    for (this.#at++; this.#at < this.#line.length; this.#at++) {
      const char = this.#line[this.#at] ?? '';
      if (char === '\\') this.#at++;
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === "'" || char === '"') quote = char;
      else if (char === '(') depth++;
      else if (char === ')' && --depth === 0) break;
    }
    this.#at++;
    return true;
  }

  #endOfLine(): number {
    const end = this.#line.indexOf('\n', this.#at);
    return end === -1 ? this.#line.length : end;
  }
}

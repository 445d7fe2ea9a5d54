/** The start of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line, before its break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline === -1 ? text.length : newline;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Characters before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The last answer of `endOfLine`: fixes of a large document ask for the same text again and again. */
let answered: { readonly text: string; readonly end: '\r\n' | '\n' } = { text: '', end: '\n' };

/** The ends of lines that a text uses: CRLF if it has at least one. */
export function endOfLine(text: string): '\r\n' | '\n' {
  if (text !== answered.text) answered = { text, end: text.includes('\r\n') ? '\r\n' : '\n' };
  return answered.end;
}

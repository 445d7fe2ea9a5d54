/**
 * A cell that begins with one of these is run as a formula by spreadsheet programs that open a CSV file, and such a
 * formula can read other files ("CSV injection"). OWASP's remedy is an apostrophe in front. To lose nothing on the way
 * back, the apostrophe is taken away again when reading; a cell that has one of its own before such a character gets a
 * second. Signs and numbers are harmless and stay as they are.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r]/u;
const HARMLESS = /^[+-](?:\d+(?:[.,]\d+)?)?$/u;

export function withFormulaGuard(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

export function withoutFormulaGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

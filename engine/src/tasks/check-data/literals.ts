import { t } from '@vscode/l10n';
import type { YamlScalar } from '@vitruve/manifests';
import { quotedText } from '../../tables/quoting.ts';
import { classOf, isNumeric } from '../../tables/column-class.ts';
import { CannotCheck } from './cannot-check.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;

/** A number of a suite in SQL, as it is written. @throws CannotCheck for anything else. */
export function numberLiteral({ text, value }: YamlScalar): string {
  if (NUMBER.test(text)) return `(${text})`;
  if (typeof value === 'number' && Number.isFinite(value)) return `(${value})`;
  throw new CannotCheck(t('"{0}" is not a number', text));
}

/**
 * A value of a suite in SQL, to be compared with those of a column.
 * @param type of the column, as DuckDB writes it.
 * @throws CannotCheck for a value that the column cannot hold: no row could ever equal it.
 */
export function literalFor(type: string, scalar: YamlScalar): string {
  if (isNumeric(type)) return numberLiteral(scalar);
  const { text, value } = scalar;
  const found = classOf(type);
  if (found === 'boolean') {
    if (typeof value === 'boolean') return String(value);
    throw new CannotCheck(t('"{0}" is not true or false, as the column is', text));
  }
  if (found !== 'date' && found !== 'timestamp' && found !== 'time') return quotedText(text);
  // A day is the midnight at which it begins; a time of day makes a column of days one of times.
  return `CAST(${quotedText(text)} AS ${found === 'date' && text.length > 10 ? 'TIMESTAMP' : type})`;
}

/** A value of a column as a text, whatever it is. */
export function textOf(column: string, type: string): string {
  return type === 'VARCHAR' ? column : `CAST(${column} AS VARCHAR)`;
}

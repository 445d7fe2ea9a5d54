import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { QueryResults } from './query-results.ts';
import { shownValue } from '../../tables/shown-number.ts';

/** `${query.column}`; `$${` is `${`. */
const EXPRESSION = /\$(\$\{)|\$\{([^{}\n]*)\}/gu;

/**
 * A text with the values that it names: of the first row of a query.
 * @throws TaskError when there is no such query, column or row.
 */
export function filledText(text: string, results: QueryResults, file: string): string {
  return text.replace(EXPRESSION, (whole, escaped: string | undefined, inside: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const [query = '', column = '', ...others] = (inside ?? '').trim().split('.');
    if (query === '' || column === '' || others.length > 0)
      throw new TaskError(t('{0}: "{1}" must be a query and a column: {2}', file, whole, '${query.column}'));
    const [value] = results.column(query, column, file);
    if (value === undefined) throw new TaskError(t('{0}: the query "{1}" has no rows', file, query));
    return shownValue(value);
  });
}

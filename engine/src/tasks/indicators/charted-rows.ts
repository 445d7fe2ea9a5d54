import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { SeriesRows } from '../../learning/source/series-rows.ts';

/** Names that a message shows. */
const NAMED = 8;

/**
 * The rows of the security to draw: the first one, unless another one is asked for; undefined in a table without prices.
 * @throws TaskError where there is no such security.
 */
export function chartedRows(
  series: readonly SeriesRows[],
  groups: readonly string[] | undefined,
  security: string | undefined,
  path: string,
): SeriesRows | undefined {
  if (security === undefined) return series[0];
  const names = groups ? series.map(([first = 0]) => groups[first] ?? '') : [];
  const found = series[names.indexOf(security)];
  if (found) return found;
  if (names.length === 0)
    throw new TaskError(t('"{0}" has no security "{1}": no column tells securities apart', path, security));
  const shown = [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ');
  throw new TaskError(t('"{0}" has no security "{1}". Its securities: {2}', path, security, shown));
}

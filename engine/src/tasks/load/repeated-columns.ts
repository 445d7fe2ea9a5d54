import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { ColumnGroups } from './column-groups.ts';

/**
 * The groups of columns that repeat to the right.
 * @param names those behind the end of the header are the last of the header again, with a number.
 * @param count how many columns repeat.
 * @throws TaskError when the columns do not come in as many.
 */
export function repeatedGroups(names: readonly string[], count: number): ColumnGroups {
  const second = names.findIndex(
    (name, index) => index >= count && name === `${names[index - count] ?? ''} 2`,
  );
  // All of them once: nothing stands behind the header.
  const from = second < 0 ? names.length - count : second - count;
  if (from < 0 || (names.length - from) % count !== 0)
    throw new TaskError(
      t('{0} columns do not repeat from column {1} on: there are {2}', count, from + 1, names.length),
    );
  const own = names.slice(from, from + count);
  const starts = Array.from({ length: (names.length - from) / count }, (_, index) => from + index * count);
  return {
    fixed: names.slice(0, from),
    own,
    groups: starts.map((start) => own.map((_, index) => names[start + index])),
  };
}

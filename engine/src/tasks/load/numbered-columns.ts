import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { ColumnGroup, ColumnGroups } from './column-groups.ts';

/** `Voix 1`, `Voix_1`: a name, and which of the groups of columns it is of. */
const NUMBERED = /^(.*[^\s_\d])[\s_]+([1-9]\d{0,3})$/u;

/**
 * The groups of columns whose names end in numbers from 1: `Nuance candidat 1, Voix 1, Nuance candidat 2, Voix 2`. What ends in a number
 * that has no 1 and no 2, such as `Filosofi 2021`, is no group.
 * @throws TaskError when there are none.
 */
export function numberedGroups(names: readonly string[]): ColumnGroups {
  const byName = new Map<string, Map<number, string>>();
  for (const name of names) {
    const [, own, number] = NUMBERED.exec(name) ?? [];
    if (own === undefined) continue;
    const columns = byName.get(own) ?? new Map<number, string>();
    byName.set(own, columns.set(Number(number), name));
  }
  for (const [own, columns] of byName) if (!columns.has(1) || !columns.has(2)) byName.delete(own);
  const own = [...byName.keys()].filter((name) => !names.includes(name));
  if (own.length === 0)
    throw new TaskError(t('No columns are numbered from 1. Columns: {0}', names.slice(0, 30).join(', ')));
  const most = Math.max(...own.flatMap((name) => [...(byName.get(name)?.keys() ?? [])]));
  const groups: ColumnGroup[] = Array.from({ length: most }, (_, index) =>
    own.map((name) => byName.get(name)?.get(index + 1)),
  );
  const taken = new Set(groups.flat());
  return { fixed: names.filter((name) => !taken.has(name)), own, groups };
}

import { t } from '@vscode/l10n';
import { counted, scalarOf, scalarsOf, valueOf } from '@vitruve/manifests';
import { quotedName } from '../../../tables/quoting.ts';
import { numberLiteral } from '../literals.ts';
import { all, columnOf, expression, otherTable, whereOf, type OpenTable, type Subject } from '../subject.ts';
import { countIn, type Probe } from './probe.ts';

/** Groups that a message shows. */
const SHOWN = 3;

/** Totals by group, of two expressions of a table, or of one of another table. */
export function totalProbe(subject: Subject): Probe {
  const { expectation, table } = subject;
  const { value } = expectation;
  const other = scalarOf(value, 'table') ? otherTable(subject, scalarOf(value, 'table')) : table;
  const by = scalarsOf(valueOf(value, 'by')).map(({ text }) => text);
  const within = scalarOf(value, 'within');
  const mine = totals(table, by, scalarOf(value, 'of')?.text ?? '', whereOf(subject));
  const theirs = totals(
    other,
    by,
    scalarOf(value, 'equals')?.text ?? '',
    other === table ? whereOf(subject) : undefined,
  );
  const keys = by.map((_, index) => quotedName(`key ${index}`));
  const same = keys.map((key) => `a.${key} IS NOT DISTINCT FROM b.${key}`);
  const group = keys.map((key) => `coalesce(CAST(a.${key} AS VARCHAR), CAST(b.${key} AS VARCHAR), '')`);
  const label = group.length === 0 ? `''` : `concat_ws(', ', ${group.join(', ')})`;
  const difference = `coalesce(abs(a.total - b.total) > ${within ? numberLiteral(within) : '0'}, true)`;
  const shown = `list(label || ': ' || coalesce(CAST(mine AS VARCHAR), '∅') || ' ≠ ' || coalesce(CAST(theirs AS VARCHAR), '∅') ORDER BY label) FILTER (WHERE differs)`;
  return {
    aggregates: [],
    query: `SELECT count(*), count(*) FILTER (WHERE differs), array_to_string(list_slice(${shown}, 1, ${SHOWN}), '; ')
FROM (SELECT ${label} AS label, a.total AS mine, b.total AS theirs, ${difference} AS differs
FROM (${mine}) AS a FULL JOIN (${theirs}) AS b ON ${same.length === 0 ? 'true' : same.join(' AND ')})`,
    judge: (_cells, [groups, wrong, examples]) => {
      const [all_, failing] = [countIn(groups), countIn(wrong)];
      const number = counted(all_, '{0} total', '{0} totals');
      const message =
        failing === 0
          ? t('{0}, all equal', number)
          : t('different: {0} of {1} ({2})', failing, number, String(examples ?? '').replace(/^: /u, ''));
      return { status: failing === 0 ? 'passed' : 'failed', message, value: failing };
    },
  };
}

function totals(table: OpenTable, by: readonly string[], of: string, where: string | undefined): string {
  const columns = by.map((name) => columnOf(table, name).sql);
  const keys = columns.map((column, index) => `${column} AS ${quotedName(`key ${index}`)}, `);
  const grouped = columns.length === 0 ? '' : ` GROUP BY ${columns.join(', ')}`;
  return `SELECT ${keys.join('')}sum(${expression(of)}) AS total FROM ${table.from} WHERE ${all(where)}${grouped}`;
}

import { t } from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { ColumnProfile, TableProfile, TableRows } from '@vitruve/engine';
import { STOP, STOP_ROW, useRoving } from '../dashboards/elements/roving.ts';
import { Missing } from './column-list.tsx';
import { Distribution } from './distribution.tsx';
import { numberText } from '../dashboards/elements/numbers.ts';

import type { RowOrder } from './protocol.ts';

/** Columns that are drawn: each has a cell in each row. */
export const MOST_COLUMNS = 300;

interface RowGridProps {
  readonly rows: TableRows;
  readonly offset: number;
  readonly order: RowOrder | undefined;
  readonly profile: TableProfile | undefined;
  readonly sort: (order: RowOrder | undefined) => void;
}

/** Rows below the heads of their columns, which say what all rows hold. */
export function RowGrid({ rows, offset, order, profile, sort }: RowGridProps) {
  const head = useRef<HTMLTableSectionElement>(null);
  useRoving(head);
  const columns = rows.columns.slice(0, MOST_COLUMNS);
  const numeric = columns.map(
    ({ type }) => /INT|DECIMAL|DOUBLE|FLOAT/u.test(type) && !/[[(]\w*"/u.test(type),
  );
  return (
    <div class="table-scroll" role="region" aria-label={t('Rows')} tabIndex={0}>
      <table class="table-rows">
        <thead ref={head}>
          <tr {...STOP_ROW}>
            <th scope="col" class="table-number">
              <span class="table-quiet">{t('Row')}</span>
            </th>
            {columns.map(({ name, type }, index) => (
              <ColumnHead
                key={name}
                name={name}
                type={type}
                rows={profile?.rows ?? 0}
                profile={profile?.columns[index]}
                order={order?.column === name ? order : undefined}
                sort={sort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" class="table-number table-quiet">
                {numberText(offset + index + 1)}
              </th>
              {columns.map(({ name }, column) => (
                <Cell key={name} value={row[column] ?? null} isNumber={numeric[column] === true} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps {
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  readonly profile: ColumnProfile | undefined;
  readonly order: RowOrder | undefined;
  readonly sort: (order: RowOrder | undefined) => void;
}

function ColumnHead({ name, type, rows, profile, order, sort }: ColumnHeadProps) {
  const sorted = order === undefined ? 'none' : order.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={sorted}>
      <button
        type="button"
        class="table-sort"
        title={t('Sort by this column')}
        onClick={() => {
          sort(nextOrder(name, order));
        }}
        {...STOP}
      >
        <span class="table-name">{name}</span>
        <svg class="table-sort-mark" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          {order && <path d={order.isDescending ? 'M0 2h8L4 7Z' : 'M0 6h8L4 1Z'} />}
        </svg>
      </button>
      <div class="table-type table-quiet" title={type}>
        {type}
      </div>
      <div class="table-head-spread">{profile && <Distribution column={profile} rows={rows} />}</div>
      <div class="table-head-missing">{profile && <Missing column={profile} rows={rows} />}</div>
    </th>
  );
}

/** Rising, falling, then the order of the file again. */
function nextOrder(column: string, order: RowOrder | undefined): RowOrder | undefined {
  if (!order) return { column, isDescending: false };
  return order.isDescending ? undefined : { column, isDescending: true };
}

function Cell({
  value,
  isNumber,
}: {
  readonly value: string | number | boolean | null;
  readonly isNumber: boolean;
}) {
  if (value === null)
    return (
      <td class={isNumber ? 'table-null is-number' : 'table-null'}>
        <abbr title={t('No value')}>NULL</abbr>
      </td>
    );
  const text = String(value);
  return (
    <td class={isNumber ? 'is-number' : undefined} title={text.length > 30 ? text : undefined}>
      {text}
    </td>
  );
}

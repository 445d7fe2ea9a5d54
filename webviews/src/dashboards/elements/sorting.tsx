import { t } from '@vscode/l10n';

export interface Sorting<Column extends string> {
  readonly by: Column;
  readonly descending: boolean;
}

interface SortHeaderProps<Column extends string> {
  readonly column: Column;
  readonly sorting: Sorting<Column>;
  readonly children: string;
  /** Numbers are at the end, and fall when first sorted by. */
  readonly numeric?: boolean;
  readonly change: (sorting: Sorting<Column>) => void;
}

/** The head of a column, which sorts by it; pressed again, the other way round. */
export function SortHeader<Column extends string>(props: SortHeaderProps<Column>) {
  const { column, sorting, children, numeric = false, change } = props;
  const sorted = sorting.by === column;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={numeric ? 'number' : undefined} aria-sort={sorted ? direction : 'none'}>
      <button
        type="button"
        class="sort"
        title={t('Sort by this column')}
        onClick={() => {
          change({ by: column, descending: sorted ? !sorting.descending : numeric });
        }}
      >
        {children}
        <svg class="sort-mark" viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          {sorted && <path d={sorting.descending ? 'M0 2h8L4 7Z' : 'M0 6h8L4 1Z'} />}
        </svg>
      </button>
    </th>
  );
}

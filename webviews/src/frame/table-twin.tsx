import { tableOf, type Cell, type Column, type Row } from '@vitruve/drawing';
import type { Content, Source } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import type { Actions } from '../view-props.ts';

/** Rows that are drawn at once: more take longer than a person waits. */
const MOST_ROWS = 2000;

interface Order {
  readonly column: number;
  readonly descending: boolean;
}

interface TableTwinProps {
  readonly content: Content;
  readonly caption: string;
  readonly actions: Actions;
}

/** What a picture says, as a table: sorted on demand, each row and cell leading to its source. */
export function TableTwin({ content, caption, actions }: TableTwinProps) {
  const table = useMemo(() => tableOf(content), [content]);
  const [order, setOrder] = useState<Order>();
  const rows = useMemo(() => sorted(table.rows, table.columns, order), [table, order]);
  return (
    <div class="twin" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <HeadCell
                key={column.id}
                column={column}
                order={order?.column === index ? order : undefined}
                onSort={() => {
                  setOrder((before) => ({
                    column: index,
                    descending: before?.column === index && !before.descending,
                  }));
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <TwinRow key={row.id} row={row} columns={table.columns} actions={actions} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p>{t('Rows not shown: {0}', rows.length - MOST_ROWS)}</p>}
    </div>
  );
}

interface HeadCellProps {
  readonly column: Column;
  readonly order: Order | undefined;
  readonly onSort: () => void;
}

function HeadCell({ column, order, onSort }: HeadCellProps) {
  const direction = order ? (order.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" class={column.numeric ? 'number' : undefined} aria-sort={direction}>
      <button type="button" onClick={onSort}>
        {column.label}
        <span aria-hidden="true">{order ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

interface TwinRowProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly actions: Actions;
}

function TwinRow({ row, columns, actions }: TwinRowProps) {
  return (
    <tr>
      {row.cells.map((cell, index) => {
        const source = cell.source ?? (index === 0 ? row.source : undefined);
        const content = cellContent(cell, source, actions);
        const column = columns[index];
        return index === 0 ? (
          <th key={column?.id} scope="row">
            {content}
          </th>
        ) : (
          <td key={column?.id} class={column?.numeric === true ? 'number' : undefined}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

function cellContent({ text }: Cell, source: Source | undefined, actions: Actions) {
  if (text === '') return '–';
  if (!source) return text;
  return (
    <button
      type="button"
      class="frame-link"
      onClick={() => {
        actions.reveal(source);
      }}
    >
      {text}
    </button>
  );
}

function sorted(rows: readonly Row[], columns: readonly Column[], order: Order | undefined): readonly Row[] {
  if (!order) return rows;
  const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const numeric = columns[order.column]?.numeric === true;
  const text = (row: Row): string => row.cells[order.column]?.text ?? '';
  const sign = order.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    // What is not said comes last, whichever way the rest is sorted.
    const missing = Number(text(a) === '') - Number(text(b) === '');
    if (missing !== 0) return missing;
    return (
      sign * (numeric ? Number.parseFloat(text(a)) - Number.parseFloat(text(b)) : compare(text(a), text(b)))
    );
  });
}

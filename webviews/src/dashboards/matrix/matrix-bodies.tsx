import type { ComponentChildren } from 'preact';
import type { Arrangement } from './arrangement.ts';
import { ROW_HEIGHT, type RowWindow } from './row-window.ts';

/** A row of the table: the head of a section, or an activity. */
export type Item =
  | { readonly type: 'section'; readonly name: string; readonly group: number }
  | { readonly type: 'activity'; readonly index: number; readonly row: number; readonly group: number };

/** Sections and activities in one list, as they stand one below the other. */
export function itemsOf({ groups }: Arrangement): readonly Item[] {
  const items: Item[] = [];
  let row = 0;
  for (const [group, { section, activities }] of groups.entries()) {
    if (section !== undefined) items.push({ type: 'section', name: section, group });
    for (const index of activities) items.push({ type: 'activity', index, row: row++, group });
  }
  return items;
}

interface MatrixBodiesProps {
  readonly items: readonly Item[];
  readonly sight: RowWindow;
  /** The position of the row with the tab stop, which is always made; -1 for none. */
  readonly active: number;
  readonly columns: number;
  readonly row: (item: Item, position: number) => ComponentChildren;
}

/** One `tbody` per section. What is out of sight leaves a gap of its height. */
export function MatrixBodies({ items, sight, active, columns, row }: MatrixBodiesProps) {
  const made = new Set<number>();
  for (let position = sight.from; position < sight.to; position++) made.add(position);
  if (active >= 0) made.add(active);
  const groups: { readonly key: number; readonly rows: ComponentChildren[] }[] = [];
  let next = 0;
  for (const position of [...made].sort((a, b) => a - b)) {
    const item = items[position];
    if (!item) continue;
    let body = groups.at(-1);
    if (body?.key !== item.group) groups.push((body = { key: item.group, rows: [] }));
    if (position > next) body.rows.push(<Gap key={`g${next}`} rows={position - next} columns={columns} />);
    body.rows.push(row(item, position));
    next = position + 1;
  }
  const left = items.length - next;
  if (left > 0) groups.at(-1)?.rows.push(<Gap key="rest" rows={left} columns={columns} />);
  return (
    <>
      {groups.map(({ key, rows }) => (
        <tbody key={key} role="rowgroup">
          {rows}
        </tbody>
      ))}
    </>
  );
}

function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" class="gap">
      <td colSpan={columns} style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tr>
  );
}

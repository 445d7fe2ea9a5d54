import { t } from '@vscode/l10n';
import type { MatrixRemark, ResponsibilityMatrix } from '@vitruve/manifests/views/matrix';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdsCursor } from '../common/sources.ts';
import type { ViewProps } from '../../view-props.ts';
import { load, type Arrangement } from './arrangement.ts';
import { CellEditor, type AfterEdit } from './cell-editor.tsx';
import { moved, neighbour, within, type Place } from './grid-keys.ts';
import { readLetters } from './letters.ts';
import { MatrixRow, Remarks } from './matrix-row.tsx';
import { ColumnCounts } from './column-counts.tsx';
import { MANY_ROWS, ROW_HEIGHT, useRowWindow } from './row-window.ts';
import type { RoleOrder, RowOrder } from './arrangement.ts';

export interface MatrixGridProps {
  readonly matrix: ResponsibilityMatrix;
  readonly arrangement: Arrangement;
  readonly rowOrder: RowOrder;
  readonly roleOrder: RoleOrder;
  /** Shows the counts of the letters under the columns. */
  readonly counts: boolean;
  readonly cursor: ViewProps<unknown>['cursor'];
  /** A thing to go to, as soon as it is set: an activity or a role. */
  readonly wanted: { readonly axis: 'role' | 'activity'; readonly index: number } | undefined;
  readonly pending: (activity: number, role: string) => string | undefined;
  readonly edit: (activity: number, role: number, letters: string) => void;
  readonly reveal: (activity: number | undefined, role: number | undefined) => void;
}

/** What an edit begins with: the letters that are there, or what was typed. */
interface Editing extends Place {
  readonly start: string;
  readonly typed: boolean;
}

type Item =
  | { readonly type: 'section'; readonly name: string; readonly group: number }
  | { readonly type: 'activity'; readonly index: number; readonly row: number; readonly group: number };

/** The matrix as a table to move in and to write in: one tab stop, arrows inside (the grid pattern of ARIA). */
export function MatrixGrid(props: MatrixGridProps) {
  const { matrix, arrangement } = props;
  const { activities, roles } = arrangement;
  const size = { rows: activities.length, columns: roles.length };
  const help = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing>();
  const active = within(place, size);
  const items = listed(arrangement);
  const many = items.length > MANY_ROWS;
  const sight = useRowWindow(scroller, items.length);
  const remarksOf = remarksByIndex(matrix.remarks);

  const go = (next: Place): void => {
    focusWanted.current = true;
    setPlace(next);
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    const head = element?.querySelector('thead');
    const corner = element?.querySelector<HTMLElement>('.corner');
    if (!element || !head || !corner) return;
    element.style.scrollPaddingTop = `${head.offsetHeight + 2}px`;
    element.style.scrollPaddingLeft = `${corner.offsetWidth + 2}px`;
    element.style.scrollPaddingBottom = `${element.querySelector('tfoot')?.offsetHeight ?? 0}px`;
  });

  useLayoutEffect(() => {
    if (!focusWanted.current || editing) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
  });

  useLayoutEffect(() => {
    if (!props.wanted) return;
    const { axis, index } = props.wanted;
    const position = (axis === 'role' ? roles : activities).indexOf(index);
    if (position >= 0) go(axis === 'role' ? { row: -1, column: position } : { row: position, column: -1 });
  }, [props.wanted]);

  const letters = ({ row, column }: Place): string =>
    matrix.activities[activities[row] ?? -1]?.cells[roles[column] ?? -1]?.letters ?? '';
  const canEdit = ({ row, column }: Place): boolean => matrix.editable === true && row >= 0 && column >= 0;
  const write = ({ row, column }: Place, text: string): void => {
    const [activity, role] = [activities[row], roles[column]];
    if (activity !== undefined && role !== undefined && text !== letters({ row, column })) {
      props.edit(activity, role, text);
    }
  };
  const reveal = ({ row, column }: Place): void => {
    props.reveal(activities[row], roles[column]);
  };

  const pressed = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || !placeOf(event.target)) return;
    const next = moved(active, event.key, control, size);
    if (next) go(next);
    else if (event.key === 'Enter' && (control || active.row < 0 || active.column < 0)) reveal(active);
    else if (!canEdit(active) || control) return;
    else if (event.key === 'Enter' || event.key === 'F2') {
      setEditing({ ...active, start: letters(active), typed: false });
    } else if (event.key === 'Delete' || event.key === 'Backspace') write(active, '');
    else if (startsLetters(event.key, matrix)) {
      setEditing({ ...active, start: event.key.toUpperCase(), typed: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // A screen reader moves the focus without keys of ours.
  const focused = ({ target }: FocusEvent): void => {
    const at = placeOf(target);
    if (at && (at.row !== active.row || at.column !== active.column)) setPlace(at);
  };

  const clicked = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (!at || editing) return;
    go(at);
    const onName = event.target instanceof Element && event.target.closest('.reveal') !== null;
    if (onName || event.ctrlKey || event.metaKey) reveal(at);
  };

  const doubleClicked = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (!at || editing || !canEdit(at)) return;
    setPlace(at);
    setEditing({ ...at, start: letters(at), typed: false });
  };

  const ended = (at: Place, then: AfterEdit): void => {
    setEditing(undefined);
    if (then === 'left') return;
    go(then === 'stay' ? at : neighbour(at, then === 'next' ? 1 : -1, size));
  };

  const editorAt = (row: number, activity: string) => {
    if (editing?.row !== row) return undefined;
    const role = matrix.roles[roles[editing.column] ?? -1]?.name ?? '';
    return {
      column: editing.column,
      editor: (
        <CellEditor
          matrix={matrix}
          label={t('Letters of {0} for {1}', role, activity)}
          start={editing.start}
          typed={editing.typed}
          commit={(text, then) => {
            write(editing, text);
            ended(editing, then);
          }}
          cancel={() => {
            ended(editing, 'stay');
          }}
        />
      ),
    };
  };

  const rowOf = (item: Item, position: number): ComponentChildren => {
    if (item.type === 'section') {
      return (
        <tr key={`s${item.group}`} role="row" aria-rowindex={position + 2} class="section">
          <th role="rowheader" scope="rowgroup" aria-colindex={1} colSpan={roles.length + 1}>
            <span>{item.name}</span>
          </th>
        </tr>
      );
    }
    const activity = matrix.activities[item.index];
    return (
      activity && (
        <MatrixRow
          key={item.index}
          matrix={matrix}
          index={item.index}
          activity={activity}
          row={item.row}
          ariaRow={position + 2}
          roles={roles}
          wantedRoles={arrangement.wantedRoles}
          remarks={remarksOf.activity.get(item.index) ?? []}
          activeColumn={active.row === item.row ? active.column : undefined}
          current={holdsCursor(activity.source, props.cursor)}
          editing={editorAt(item.row, activity.name)}
          pending={(role) => props.pending(item.index, role)}
        />
      )
    );
  };

  const activeItem = items.findIndex((item) => item.type === 'activity' && item.row === active.row);
  return (
    <div class={many ? 'matrix-scroller many' : 'matrix-scroller'} ref={scroller}>
      <p id={help} class="unseen">
        {matrix.editable === true
          ? t('Enter or a letter edits a cell, Delete empties it, Ctrl+Enter shows it in the text.')
          : t('Ctrl+Enter shows a cell in the text.')}
      </p>
      <table
        role="grid"
        class="matrix"
        aria-label={matrix.title}
        aria-describedby={help}
        aria-rowcount={items.length + 1}
        aria-colcount={roles.length + 1}
        onKeyDown={pressed}
        onFocusIn={focused}
        onClick={clicked}
        onDblClick={doubleClicked}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            <th
              role="columnheader"
              scope="col"
              class="corner"
              aria-colindex={1}
              aria-sort={props.rowOrder === 'name' ? 'ascending' : 'none'}
              data-row={-1}
              data-column={-1}
              tabIndex={active.row === -1 && active.column === -1 ? 0 : -1}
            >
              {t('Activity')}
            </th>
            {roles.map((index, column) => (
              <RoleHead
                key={index}
                matrix={matrix}
                index={index}
                column={column}
                active={active.row === -1 && active.column === column}
                wanted={arrangement.wantedRoles.has(index)}
                remarks={remarksOf.role.get(index) ?? []}
                current={holdsCursor(matrix.roles[index]?.source, props.cursor)}
              />
            ))}
          </tr>
        </thead>
        {bodies(items, sight, activeItem, roles.length + 1, rowOf)}
        {props.counts && <ColumnCounts matrix={matrix} roles={roles} />}
      </table>
    </div>
  );
}

interface RoleHeadProps {
  readonly matrix: ResponsibilityMatrix;
  readonly index: number;
  readonly column: number;
  readonly active: boolean;
  readonly wanted: boolean;
  readonly remarks: readonly MatrixRemark[];
  readonly current: boolean;
}

function RoleHead({ matrix, index, column, active, wanted, remarks, current }: RoleHeadProps) {
  const role = matrix.roles[index];
  if (!role) return null;
  return (
    <th
      role="columnheader"
      scope="col"
      class={wanted ? 'role wanted' : 'role'}
      aria-colindex={column + 2}
      aria-current={current ? 'location' : undefined}
      data-row={-1}
      data-column={column}
      data-thing={`role:${index}`}
      data-load={load(role)}
      tabIndex={active ? 0 : -1}
      title={[role.name, ...role.people].join('\n')}
    >
      <span class="role-name">
        <span class={role.source ? 'reveal' : undefined}>{role.name}</span>
        <Remarks remarks={remarks} />
      </span>
      {role.people.length > 0 && <span class="role-people">{role.people.join(', ')}</span>}
    </th>
  );
}

/** Sections and activities in one list, as they stand one below the other. */
function listed({ groups }: Arrangement): readonly Item[] {
  const items: Item[] = [];
  let row = 0;
  for (const [group, { section, activities }] of groups.entries()) {
    if (section !== undefined) items.push({ type: 'section', name: section, group });
    for (const index of activities) items.push({ type: 'activity', index, row: row++, group });
  }
  return items;
}

/** One `tbody` per section. What is out of sight leaves a gap of its height; the row with the tab stop is always made. */
function bodies(
  items: readonly Item[],
  { from, to }: { readonly from: number; readonly to: number },
  activeItem: number,
  columns: number,
  rowOf: (item: Item, position: number) => ComponentChildren,
): ComponentChildren {
  const made = new Set<number>();
  for (let position = from; position < to; position++) made.add(position);
  if (activeItem >= 0) made.add(activeItem);
  const groups: { key: number; rows: ComponentChildren[] }[] = [];
  let next = 0;
  for (const position of [...made].sort((a, b) => a - b)) {
    const item = items[position];
    if (!item) continue;
    let body = groups.at(-1);
    if (body?.key !== item.group) groups.push((body = { key: item.group, rows: [] }));
    if (position > next) body.rows.push(<Gap key={`g${next}`} rows={position - next} columns={columns} />);
    body.rows.push(rowOf(item, position));
    next = position + 1;
  }
  const left = items.length - next;
  if (left > 0) groups.at(-1)?.rows.push(<Gap key="rest" rows={left} columns={columns} />);
  return groups.map(({ key, rows }) => (
    <tbody key={key} role="rowgroup">
      {rows}
    </tbody>
  ));
}

function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" class="gap">
      <td colSpan={columns} style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tr>
  );
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}

function startsLetters(key: string, { letters }: ResponsibilityMatrix): boolean {
  return key.length === 1 && key !== ' ' && 'letters' in readLetters(key, letters);
}

const WEIGHT = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** What is said of each role and of each activity, the worst first. */
function remarksByIndex(remarks: readonly MatrixRemark[]) {
  const by = { role: new Map<number, MatrixRemark[]>(), activity: new Map<number, MatrixRemark[]>() };
  for (const remark of [...remarks].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])) {
    const list = by[remark.axis].get(remark.index);
    if (list) list.push(remark);
    else by[remark.axis].set(remark.index, [remark]);
  }
  return by;
}

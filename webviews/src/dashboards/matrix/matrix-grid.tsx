import { t } from '@vscode/l10n';
import type { ResponsibilityMatrix } from '@vitruve/manifests';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../../view-props.ts';
import { holdsCursor } from '../elements/sources.ts';
import type { Arrangement, RowOrder } from './arrangement.ts';
import { CellEditor, type AfterEdit } from './cell-editor.tsx';
import { ColumnCounts } from './column-counts.tsx';
import { moved, neighbour, within, type Place } from './grid-keys.ts';
import { readLetters } from './letters.ts';
import { itemsOf, MatrixBodies, type Item } from './matrix-bodies.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { remarksByIndex } from './remarks.tsx';
import { RoleHead } from './role-head.tsx';
import { MANY_ROWS, useRowWindow } from './row-window.ts';
import { editedAt, lettersAt, placeAt, spotAt, stillAt, type CellEdit, type Spot } from './spot.ts';

export interface MatrixGridProps {
  readonly matrix: ResponsibilityMatrix;
  readonly arrangement: Arrangement;
  readonly rowOrder: RowOrder;
  readonly cursor: ViewProps<unknown>['cursor'];
  /** A thing to go to, as soon as it is set: an activity or a role. */
  readonly wanted: { readonly axis: 'role' | 'activity'; readonly index: number } | undefined;
  readonly pending: (activity: number, role: string) => string | undefined;
  readonly edit: (spot: Spot, letters: string) => void;
  readonly reveal: (spot: Spot) => void;
}

/** The matrix as a table to move in and to write in: one tab stop, arrows inside (the grid pattern of ARIA). */
export function MatrixGrid(props: MatrixGridProps) {
  const { matrix, arrangement } = props;
  const { activities, roles } = arrangement;
  const size = { rows: activities.length, columns: roles.length };
  const help = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const [spot, setSpot] = useState<Spot>(() => spotAt({ row: 0, column: 0 }, arrangement));
  const [edited, setEdited] = useState<CellEdit>();
  const active = within(placeAt(spot, arrangement) ?? { row: 0, column: 0 }, size);
  const editedNow = edited && stillAt(edited, matrix);
  const editing = editedNow && placeAt(editedNow, arrangement);
  const items = useMemo(() => itemsOf(arrangement), [arrangement]);
  const keys = useMemo(() => keysOf(matrix), [matrix]);
  const remarks = useMemo(() => remarksByIndex(matrix.remarks), [matrix]);
  const many = items.length > MANY_ROWS;
  const sight = useRowWindow(scroller, items.length);

  const go = (place: Place): void => {
    focusWanted.current = true;
    setSpot(spotAt(place, arrangement));
  };
  useScrollPadding(scroller);
  useLayoutEffect(() => {
    // The cell may have gone with a change of the text, or behind a filter.
    if (edited && !editing) setEdited(undefined);
    if (!focusWanted.current || editing) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus();
  });
  useLayoutEffect(() => {
    if (!props.wanted) return;
    const { axis, index } = props.wanted;
    const place = placeAt(
      axis === 'role' ? { activity: -1, role: index } : { activity: index, role: -1 },
      arrangement,
    );
    if (place) go(place);
  }, [props.wanted]);

  const canEdit = ({ row, column }: Place): boolean => matrix.editable === true && row >= 0 && column >= 0;
  const write = (where: Spot, letters: string): void => {
    if (letters !== lettersAt(where, matrix)) props.edit(where, letters);
  };
  const open = (place: Place, typed?: string): void => {
    const where = spotAt(place, arrangement);
    setSpot(where);
    setEdited(editedAt(where, matrix, typed));
  };
  const close = (at: Place, then: AfterEdit): void => {
    setEdited(undefined);
    if (then !== 'left') go(then === 'stay' ? at : neighbour(at, then === 'next' ? 1 : -1, size));
  };

  const pressed = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || !placeOf(event.target)) return;
    const next = moved(active, event.key, control, size);
    if (next) go(next);
    else if (event.key === 'Enter' && (control || active.row < 0 || active.column < 0)) {
      props.reveal(spotAt(active, arrangement));
    } else if (!canEdit(active) || control) return;
    else if (event.key === 'Enter' || event.key === 'F2') open(active);
    else if (event.key === 'Delete' || event.key === 'Backspace') write(spotAt(active, arrangement), '');
    else if (startsLetters(event.key, matrix)) open(active, event.key.toUpperCase());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A screen reader moves the focus without keys of ours.
  const focused = ({ target }: FocusEvent): void => {
    const at = placeOf(target);
    if (at && (at.row !== active.row || at.column !== active.column)) setSpot(spotAt(at, arrangement));
  };
  const clicked = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (!at || editing) return;
    go(at);
    const onName = event.target instanceof Element && event.target.closest('.reveal') !== null;
    if (onName || event.ctrlKey || event.metaKey) props.reveal(spotAt(at, arrangement));
  };
  const doubleClicked = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (at && !editing && canEdit(at)) open(at);
  };

  const editorAt = (row: number) => {
    if (!edited || !editedNow || editing?.row !== row) return undefined;
    const editor = (
      <CellEditor
        matrix={matrix}
        label={t('Letters of {0} for {1}', edited.roleName, edited.activityName)}
        start={edited.start}
        typed={edited.typed}
        commit={(letters, then) => {
          write(editedNow, letters);
          close(editing, then);
        }}
        cancel={() => {
          close(editing, 'stay');
        }}
      />
    );
    return { column: editing.column, editor };
  };

  const rowOf = (item: Item, position: number): ComponentChildren => {
    if (item.type === 'section') {
      return (
        <SectionRow key={`s${item.group}`} name={item.name} position={position} columns={size.columns} />
      );
    }
    const activity = matrix.activities[item.index];
    return (
      activity && (
        <MatrixRow
          key={keys[item.index]}
          matrix={matrix}
          index={item.index}
          activity={activity}
          row={item.row}
          ariaRow={position + 2}
          roles={roles}
          wantedRoles={arrangement.wantedRoles}
          remarks={remarks.activity.get(item.index) ?? []}
          activeColumn={active.row === item.row ? active.column : undefined}
          current={holdsCursor(activity.source, props.cursor)}
          editing={editorAt(item.row)}
          pending={(role) => props.pending(item.index, role)}
        />
      )
    );
  };

  return (
    <div class={many ? 'matrix-scroller many' : 'matrix-scroller'} ref={scroller}>
      <p id={help} class="unseen">
        {matrix.editable === true
          ? t('Enter or a letter edits a cell, Delete clears it, Ctrl+Enter shows it in the text.')
          : t('Ctrl+Enter shows a cell in the text.')}
      </p>
      <table
        role="grid"
        class="matrix"
        aria-label={matrix.title}
        aria-describedby={help}
        aria-rowcount={items.length + 1 + matrix.letters.length}
        aria-colcount={size.columns + 1}
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
                remarks={remarks.role.get(index) ?? []}
                current={holdsCursor(matrix.roles[index]?.source, props.cursor)}
              />
            ))}
          </tr>
        </thead>
        <MatrixBodies
          items={items}
          sight={sight}
          active={items.findIndex((item) => item.type === 'activity' && item.row === active.row)}
          columns={size.columns + 1}
          row={rowOf}
        />
        <ColumnCounts matrix={matrix} roles={roles} firstRow={items.length + 2} />
      </table>
    </div>
  );
}

interface SectionRowProps {
  readonly name: string;
  readonly position: number;
  readonly columns: number;
}

function SectionRow({ name, position, columns }: SectionRowProps) {
  return (
    <tr role="row" aria-rowindex={position + 2} class="section">
      <th role="rowheader" scope="rowgroup" aria-colindex={1} colSpan={columns + 1}>
        <span>{name}</span>
      </th>
    </tr>
  );
}

/** The names of the activities, those of one name told apart: a row stays itself when others come before it. */
function keysOf({ activities }: ResponsibilityMatrix): readonly string[] {
  const times = new Map<string, number>();
  return activities.map(({ name }) => {
    const time = times.get(name) ?? 0;
    times.set(name, time + 1);
    return `${time} ${name}`;
  });
}

/** Keeps what is scrolled to out from under the heads that stay in sight. */
function useScrollPadding(scroller: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    const head = element?.querySelector('thead');
    const corner = element?.querySelector<HTMLElement>('.corner');
    if (!element || !head || !corner) return;
    element.style.scrollPaddingTop = `${head.offsetHeight + 2}px`;
    element.style.scrollPaddingLeft = `${corner.offsetWidth + 2}px`;
  });
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}

function startsLetters(key: string, { letters }: ResponsibilityMatrix): boolean {
  return key.length === 1 && key !== ' ' && 'letters' in readLetters(key, letters);
}

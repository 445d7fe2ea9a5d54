import { t } from '@vscode/l10n';
import type { MatrixActivity, MatrixFinding, ResponsibilityMatrix } from '@vitruve/manifests';
import type { ComponentChildren } from 'preact';
import { lettersIn, lettersInWords, meaningOf } from './letters.ts';
import { Remarks } from './remarks.tsx';

/** The letters of a cell as chips; the tone is the letter's, and each says its word. */
export function Letters({
  matrix,
  letters,
}: {
  readonly matrix: ResponsibilityMatrix;
  readonly letters: string;
}) {
  return (
    <>
      {lettersIn(letters).map((letter) => {
        const meaning = meaningOf(matrix, letter);
        return (
          <span
            key={letter}
            class={`letter tone-${meaning?.tone ?? 'bad'}`}
            title={meaning?.label ?? t('"{0}" is not a valid letter of this matrix', letter)}
          >
            {letter}
          </span>
        );
      })}
    </>
  );
}

interface MatrixRowProps {
  readonly matrix: ResponsibilityMatrix;
  readonly index: number;
  readonly activity: MatrixActivity;
  /** Position among the activities shown. */
  readonly row: number;
  /** Counted from 1, heads and sections included. */
  readonly ariaRow: number;
  readonly roles: readonly number[];
  readonly wantedRoles: ReadonlySet<number>;
  readonly remarks: readonly MatrixFinding[];
  /** The column that takes the tab stop, when it is in this row. */
  readonly activeColumn: number | undefined;
  readonly current: boolean;
  /** The column edited, and what edits it. */
  readonly editing: { readonly column: number; readonly editor: ComponentChildren } | undefined;
  readonly pending: (role: string) => string | undefined;
}

/** One activity. Its cells carry `data-row` and `data-column`: the grid handles what happens to them. */
export function MatrixRow(props: MatrixRowProps) {
  const { index, activity, row, roles, activeColumn } = props;
  return (
    <tr role="row" aria-rowindex={props.ariaRow} class={props.current ? 'current' : undefined}>
      <th
        role="rowheader"
        scope="row"
        aria-colindex={1}
        data-row={row}
        data-column={-1}
        data-thing={`activity:${index}`}
        aria-current={props.current ? 'location' : undefined}
        tabIndex={activeColumn === -1 ? 0 : -1}
        title={activity.name}
      >
        <span class="head-line">
          <span class="reveal">{activity.name}</span>
          {activity.decisions.map((decision) => (
            <span key={decision} class="mention">
              {decision}
            </span>
          ))}
          <Remarks remarks={props.remarks} />
        </span>
      </th>
      {roles.map((role, column) => (
        <Cell key={role} {...props} role={role} column={column} />
      ))}
    </tr>
  );
}

function Cell(props: MatrixRowProps & { readonly role: number; readonly column: number }) {
  const { matrix, activity, role, column, editing } = props;
  const cell = activity.cells[role];
  const pending = props.pending(matrix.roles[role]?.name ?? '');
  const letters = pending ?? cell?.letters ?? '';
  const classes = ['cell'];
  if (pending !== undefined) classes.push('pending');
  if (props.wantedRoles.has(role)) classes.push('wanted');
  return (
    <td
      role="gridcell"
      class={classes.join(' ')}
      aria-colindex={column + 2}
      aria-label={cellInWords(matrix, letters, cell?.conditional ?? false, pending !== undefined)}
      aria-readonly={matrix.editable === true ? undefined : true}
      aria-busy={pending !== undefined ? true : undefined}
      data-row={props.row}
      data-column={column}
      data-thing={`cell:${props.index}:${role}`}
      tabIndex={props.activeColumn === column ? 0 : -1}
    >
      <Letters matrix={matrix} letters={letters} />
      {cell?.conditional && (
        <span class="condition" title={t('Conditional')} aria-hidden="true">
          *
        </span>
      )}
      {editing?.column === column && editing.editor}
    </td>
  );
}

function cellInWords(
  matrix: ResponsibilityMatrix,
  letters: string,
  conditional: boolean,
  pending: boolean,
): string {
  const words = [letters === '' ? t('Empty') : lettersInWords(matrix, letters)];
  if (conditional) words.push(t('Conditional'));
  if (pending) words.push(t('Saving'));
  return words.join(', ');
}

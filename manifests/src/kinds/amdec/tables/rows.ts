import { t } from '@vscode/l10n';
import type { ImportProblem } from '../../../core/sheet.ts';
import type { Column } from './columns.ts';
import type { Draft } from './draft.ts';
import { dayOf, numberOf, priorityOf, statusOf, typeOf } from './words.ts';

interface Cell {
  readonly text: string;
  readonly position: number;
}

/** A row that is not blank; blank cells are left out. Columns and rows count from 1. */
export interface Row {
  readonly sheet: string;
  readonly number: number;
  readonly cells: Map<Column, Cell>;
  /** Cells of columns that we have no key for, by their heading. */
  readonly other: Map<string, string>;
}

/** A cell that is blank on purpose, where a blank one would mean "as above". */
export const NOTHING = '—';

/** Columns whose blank cells mean "as above", since spreadsheets merge them over several rows, and those that a row of its own has. */
const MERGED: readonly Column[] = ['item', 'function'];
const OWN: readonly Column[] = [
  'id',
  'failureMode',
  'effect',
  'cause',
  'severity',
  'occurrence',
  'detection',
];
const RATINGS = ['severity', 'occurrence', 'detection', 'criticality'] as const;
const RESIDUAL_RATINGS = {
  severity: 'residualSeverity',
  occurrence: 'residualOccurrence',
  detection: 'residualDetection',
  criticality: 'residualCriticality',
} as const;

type DraftRisk = Record<string, Draft | undefined> & { actions: Draft[]; other: Record<string, string> };

/** Turns rows into risks. A row with nothing but an action belongs to the risk above it. */
export class RowReader {
  readonly #remarks: ImportProblem[];
  readonly #risks: DraftRisk[] = [];
  readonly #above = new Map<Column, string>();
  readonly #ids = new Set<string>();
  #numbered = 0;

  constructor(remarks: ImportProblem[]) {
    this.#remarks = remarks;
  }

  risks(): readonly Draft[] {
    return this.#risks;
  }

  read(row: Row): void {
    const last = this.#risks.at(-1);
    if (last && !OWN.some((column) => row.cells.has(column))) this.#continue(last, row);
    else this.#begin(row);
  }

  #begin(row: Row): void {
    this.#carryDown(row);
    const text = (column: Column): string | undefined => row.cells.get(column)?.text;
    const id = text('id') ?? this.#freeId(row);
    this.#ids.add(id);
    const risk: DraftRisk = {
      id,
      item: text('item'),
      function: text('function'),
      failureMode: text('failureMode') ?? this.#missingMode(row),
      effect: text('effect'),
      cause: text('cause'),
      category: text('category'),
      preventionControls: lines(text('preventionControls')),
      detectionControls: lines(text('detectionControls')),
      controls: lines(text('controls')),
      ...Object.fromEntries(RATINGS.map((name) => [name, this.#rating(row, name)])),
      actionPriority: this.#word(row, 'actionPriority', priorityOf),
      justification: text('justification'),
      decisions: ids(text('decisions')),
      actions: [],
      residual: Object.fromEntries(RATINGS.map((name) => [name, this.#rating(row, RESIDUAL_RATINGS[name])])),
      comment: text('comment'),
      other: Object.fromEntries(row.other),
    };
    this.#risks.push(risk);
    this.#addAction(risk, row);
  }

  #continue(risk: DraftRisk, row: Row): void {
    this.#addAction(risk, row);
    const used = new Set<Column>([...ACTION_COLUMNS, ...MERGED]);
    for (const [column, { text }] of row.cells) if (!used.has(column)) append(risk.other, column, text);
    for (const [heading, text] of row.other) append(risk.other, heading, text);
  }

  #addAction(risk: DraftRisk, row: Row): void {
    if (!ACTION_COLUMNS.some((column) => row.cells.has(column))) return;
    const text = (column: Column): string | undefined => row.cells.get(column)?.text;
    const notes = [text('actionComment')];
    const known = (column: Column, read: (word: string) => string | undefined): string | undefined => {
      const cell = row.cells.get(column);
      const value = cell && read(cell.text);
      if (cell && value === undefined) {
        notes.push(`${column}: ${cell.text}`);
        this.#remark(
          row,
          cell,
          t('"{0}" could not be interpreted: kept as a comment of the action', cell.text),
        );
      }
      return value;
    };
    const type = known('type', typeOf);
    const due = known('due', dayOf);
    const status = known('status', statusOf);
    risk.actions.push({
      action: text('action') ?? t('(no description)'),
      type,
      owner: lines(text('owner')),
      due,
      status,
      evidence: lines(text('evidence')),
      decisions: ids(text('actionDecisions')),
      ticket: text('ticket'),
      comment: notes.filter((note) => note !== undefined).join('\n'),
    });
  }

  /** Fills what merged cells leave blank from the row above. */
  #carryDown(row: Row): void {
    for (const column of MERGED) {
      const cell = row.cells.get(column);
      if (cell?.text === NOTHING) {
        row.cells.delete(column);
        this.#above.delete(column);
      } else if (cell) {
        this.#above.set(column, cell.text);
        // A function belongs to its item: a new item begins without one.
        if (column === 'item' && !row.cells.has('function')) this.#above.delete('function');
      } else {
        const above = this.#above.get(column);
        if (above !== undefined) row.cells.set(column, { text: above, position: 0 });
      }
    }
  }

  #rating(row: Row, column: Column): Draft | undefined {
    const cell = row.cells.get(column);
    if (!cell) return undefined;
    const read = numberOf(cell.text);
    if (!read) this.#remark(row, cell, t('"{0}" is not a valid rating', cell.text));
    else if (read.rest)
      this.#remark(row, cell, t('Only rating {1} of "{0}" is kept', cell.text, read.number));
    return read ? read.number : cell.text;
  }

  #word(row: Row, column: Column, read: (word: string) => string | undefined): string | undefined {
    const cell = row.cells.get(column);
    const value = cell && read(cell.text);
    if (cell && value === undefined) {
      row.other.set(column, cell.text);
      this.#remark(row, cell, t('"{0}" could not be interpreted: kept under "other"', cell.text));
    }
    return value;
  }

  #freeId(row: Row): string {
    let id: string;
    do id = `R-${String(++this.#numbered).padStart(2, '0')}`;
    while (this.#ids.has(id));
    if (this.#numbered === 1) {
      this.#remark(row, { text: '', position: 1 }, t('The table has rows without an id: ids were assigned'));
    }
    return id;
  }

  #missingMode(row: Row): string {
    this.#remark(row, { text: '', position: 1 }, t('The row has no failure mode'));
    return '?';
  }

  #remark(row: Row, cell: Cell, message: string): void {
    this.#remarks.push({
      severity: 'warning',
      message,
      sheet: row.sheet,
      row: row.number,
      column: cell.position,
    });
  }
}

const ACTION_COLUMNS: readonly Column[] = [
  'action',
  'type',
  'owner',
  'due',
  'status',
  'evidence',
  'actionDecisions',
  'ticket',
  'actionComment',
];

/** One text, or a list of the lines of a cell. */
function lines(text: string | undefined): Draft | undefined {
  const parts = text?.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return parts && parts.length > 1 ? parts : text;
}

function ids(text: string | undefined): Draft | undefined {
  return text?.split(/[,;\n]/u).flatMap((id) => id.trim() || []);
}

function append(other: Record<string, string>, key: string, text: string): void {
  const earlier = other[key];
  other[key] = earlier === undefined ? text : `${earlier}\n${text}`;
}

import { t } from '@vscode/l10n';
import type { ImportProblem } from '../../../core/sheet.ts';
import { actionsOf } from './actions.ts';
import { AsAbove, NOTHING, type ColumnOrder } from './as-above.ts';
import { ids, lines } from './cell-lists.ts';
import type { Draft } from './draft.ts';
import { ACTION_FIELDS, fieldLabel, RATING_FIELDS, RESIDUAL, type Field } from './fields.ts';
import type { Cell, Row } from './row.ts';
import { numberOf, priorityOf } from './words.ts';

/** Cells that make a row a risk; one without them goes on with the risk above it. */
const OWN: readonly Field[] = ['id', 'failureMode', 'effect', 'cause', 'severity', 'occurrence', 'detection'];
const PLACE: readonly Field[] = ['item', 'function'];

type DraftRisk = Record<string, Draft | undefined> & { actions: Draft[]; other: Record<string, string> };

/** Turns the rows of a sheet into risks. A row with nothing but an action belongs to the risk above it. */
export class RowReader {
  readonly #problems: ImportProblem[];
  readonly #risks: DraftRisk[] = [];
  readonly #ids = new Set<string>();
  readonly #language: 'en' | 'fr';
  #above = new AsAbove({ effectFirst: false });
  #contextAbove = new Map<string, string>();
  /** The item and function of the row above, as they were read. */
  #placeAbove = '';
  /** How many cells of a field were blank and read as those above them. */
  #filled = new Map<Field, number>();
  #numbered = 0;

  constructor(problems: ImportProblem[], language: 'en' | 'fr') {
    this.#problems = problems;
    this.#language = language;
  }

  risks(): readonly Draft[] {
    return this.#risks;
  }

  /** Begins a sheet: nothing above its first row holds for it. */
  begin(order: ColumnOrder): void {
    this.#above = new AsAbove(order);
    this.#contextAbove = new Map();
    this.#placeAbove = '';
    this.#filled = new Map();
  }

  /** Ends a sheet, and says which blank cells were read as what is above them. */
  end(sheet: string): void {
    if (this.#filled.size === 0) return;
    const fields = [...this.#filled].map(
      ([field, count]) => `${fieldLabel(field, this.#language)} (${count})`,
    );
    this.#problems.push({
      severity: 'warning',
      message: t('Blank cells were read as the cell above them: {0}', fields.join(', ')),
      sheet,
    });
  }

  read(row: Row): void {
    const last = this.#risks.at(-1);
    const begins = OWN.some((field) => row.cells.has(field));
    if (!begins && [...row.cells.keys()].every((field) => PLACE.includes(field)) && row.cells.size > 0) {
      this.#heading(row);
    } else if (last && !begins) this.#continue(last, row);
    else this.#begin(row);
  }

  /** A row that only names the item or function of those below it. */
  #heading(row: Row): void {
    this.#above.begin(new Map([...row.cells].map(([field, { text }]) => [field, text])));
    this.#contextAbove = new Map(row.context);
    this.#placeAbove = PLACE.map((field) => row.cells.get(field)?.text ?? '').join('\n');
    this.#report(
      row,
      [...row.cells.values()][0] ?? { text: '', position: 1 },
      t(
        'Read as the heading of the rows below: {0}',
        [...row.cells.values()].map(({ text }) => text).join(' · '),
      ),
    );
    for (const [heading, text] of row.other) {
      this.#report(row, { text, position: 1 }, t('Not imported: "{0}" of "{1}"', text, heading));
    }
  }

  #begin(row: Row): void {
    this.#fillBlanks(row);
    const text = (field: Field): string | undefined => row.cells.get(field)?.text;
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
      ...Object.fromEntries(RATING_FIELDS.map((name) => [name, this.#rating(row, name)])),
      actionPriority: this.#word(row, 'actionPriority', priorityOf),
      justification: text('justification'),
      decisions: ids(text('decisions')),
      actions: [],
      residual: {
        ...Object.fromEntries(RATING_FIELDS.map((name) => [name, this.#rating(row, RESIDUAL[name])])),
        actionPriority: this.#word(row, RESIDUAL.actionPriority, priorityOf),
      },
      comment: text('comment'),
      other: { ...Object.fromEntries(row.context), ...Object.fromEntries(row.other) },
    };
    this.#risks.push(risk);
    this.#addActions(risk, row);
  }

  #continue(risk: DraftRisk, row: Row): void {
    this.#addActions(risk, row);
    const used = new Set<Field>([...ACTION_FIELDS, ...CONTROLS]);
    for (const field of CONTROLS) {
      const text = row.cells.get(field)?.text;
      if (text !== undefined) risk[field] = [...listOf(risk[field]), ...listOf(lines(text))];
    }
    for (const [field, { text }] of row.cells) if (!used.has(field)) append(risk.other, field, text);
    for (const [heading, text] of [...row.context, ...row.other]) append(risk.other, heading, text);
  }

  #addActions(risk: DraftRisk, row: Row): void {
    const { actions, uninterpreted } = actionsOf(row.cells);
    risk.actions.push(...actions);
    for (const cell of uninterpreted) {
      this.#report(
        row,
        cell,
        t('"{0}" could not be interpreted: kept as a comment of the action', cell.text),
      );
    }
  }

  /** Fills what merged cells leave blank from the row above. */
  #fillBlanks(row: Row): void {
    const texts = new Map([...row.cells].map(([field, { text }]) => [field, text]));
    const filled = this.#above.read(texts);
    for (const [field, text] of filled) {
      row.cells.set(field, { text, position: 0 });
      this.#filled.set(field, (this.#filled.get(field) ?? 0) + 1);
    }
    const place = PLACE.map((field) => row.cells.get(field)?.text ?? '').join('\n');
    if (place === this.#placeAbove) {
      for (const [heading, text] of this.#contextAbove)
        if (!row.context.has(heading)) row.context.set(heading, text);
    }
    this.#contextAbove = new Map(row.context);
    this.#placeAbove = place;
    for (const [field, { text }] of row.cells) if (text === NOTHING) row.cells.delete(field);
  }

  #rating(row: Row, field: Field): Draft | undefined {
    const cell = row.cells.get(field);
    if (!cell) return undefined;
    const read = numberOf(cell.text);
    if (!read) this.#report(row, cell, t('"{0}" is not a valid rating', cell.text));
    else if (read.rest)
      this.#report(row, cell, t('Only rating {1} of "{0}" is kept', cell.text, read.number));
    return read ? read.number : cell.text;
  }

  #word(row: Row, field: Field, read: (word: string) => string | undefined): string | undefined {
    const cell = row.cells.get(field);
    const value = cell && read(cell.text);
    if (cell && value === undefined) {
      row.other.set(field, cell.text);
      this.#report(row, cell, t('"{0}" could not be interpreted: kept under "other"', cell.text));
    }
    return value;
  }

  #freeId(row: Row): string {
    let id: string;
    do id = `R-${String(++this.#numbered).padStart(2, '0')}`;
    while (this.#ids.has(id));
    if (this.#numbered === 1) {
      this.#report(row, { text: '', position: 1 }, t('The table has rows without an id: ids were assigned'));
    }
    return id;
  }

  #missingMode(row: Row): string {
    this.#report(row, { text: '', position: 1 }, t('The row has no failure mode'));
    return '?';
  }

  #report(row: Row, cell: Cell, message: string): void {
    this.#problems.push({
      severity: 'warning',
      message,
      sheet: row.sheet,
      row: row.number,
      column: cell.position,
    });
  }
}

const CONTROLS = ['preventionControls', 'detectionControls', 'controls'] as const;

function listOf(draft: Draft | undefined): readonly Draft[] {
  if (draft === undefined) return [];
  return typeof draft === 'string' || typeof draft === 'number' ? [draft] : [draft].flat();
}

function append(other: Record<string, string>, key: string, text: string): void {
  const earlier = other[key];
  other[key] = earlier === undefined ? text : `${earlier}\n${text}`;
}

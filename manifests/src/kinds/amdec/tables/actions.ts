import { t } from '@vscode/l10n';
import { ids, lines } from './cell-lists.ts';
import type { Draft } from './draft.ts';
import { ACTION_FIELDS, type Field } from './fields.ts';
import type { Cell } from './row.ts';
import { dayOf, statusOf, typeOf } from './words.ts';

/** The actions of a row, and the cells of it that could not be interpreted: they are kept as comments. */
export interface RowActions {
  readonly actions: readonly Draft[];
  readonly uninterpreted: readonly Cell[];
}

/** Reads the actions of a row: one, or one for each kind where kinds have columns. Owner, day and status are those of all. */
export function actionsOf(cells: ReadonlyMap<Field, Cell>): RowActions {
  if (!ACTION_FIELDS.some((field) => cells.has(field))) return { actions: [], uninterpreted: [] };
  const text = (field: Field): string | undefined => cells.get(field)?.text;
  const notes = [text('actionComment')];
  const uninterpreted: Cell[] = [];
  const refuse = (field: Field, cell: Cell): void => {
    notes.push(`${field}: ${cell.text}`);
    uninterpreted.push(cell);
  };
  const known = (field: Field, read: (word: string) => string | undefined): string | undefined => {
    const cell = cells.get(field);
    const value = cell && read(cell.text);
    if (cell && value === undefined) refuse(field, cell);
    return value;
  };
  const both = cells.get('ownerAndDue');
  const split = both && ownerAndDueOf(both.text);
  if (both && split?.due === undefined && /\d/u.test(both.text)) refuse('ownerAndDue', both);
  const type = known('type', typeOf);
  const due = known('due', dayOf) ?? split?.due;
  const status = known('status', statusOf);
  const shared = {
    owner: lines(text('owner') ?? split?.owner),
    due,
    status,
    evidence: lines(text('evidence')),
    decisions: ids(text('actionDecisions')),
    ticket: text('ticket'),
    comment: notes.filter((note) => note !== undefined).join('\n'),
  };
  const named: readonly (readonly [string | undefined, string | undefined])[] = [
    [text('action'), type],
    [text('preventionAction'), 'prevention'],
    [text('detectionAction'), 'detection'],
  ];
  const written = named.filter(([action]) => action !== undefined);
  const actions = written.length > 0 ? written : [[t('(no description)'), type] as const];
  return { actions: actions.map(([action, kind]) => ({ action, type: kind, ...shared })), uninterpreted };
}

const DAY = /\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\b/u;

/** A person and a day in one cell: `J. Doe, 31/12/2026`. */
function ownerAndDueOf(text: string): { readonly owner?: string; readonly due?: string } {
  const [written = ''] = DAY.exec(text) ?? [];
  const due = written === '' ? undefined : dayOf(written);
  if (due === undefined) return { owner: text };
  const owner = text.replace(written, '').replace(/^[\s,;:/–-]+|[\s,;:/–(-]+\)?$/gu, '');
  return { ...(owner ? { owner } : {}), due };
}

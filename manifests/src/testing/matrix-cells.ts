import assert from 'node:assert/strict';
import type { RuleContext } from '../core/rules/rule.ts';
import { applyChanges } from '../core/text/change.ts';
import { isRefusal } from '../core/text/refusal.ts';
import type { CellEdit } from '../core/views/matrix.ts';
import { uriOf, workspaceOf } from './workspace-of.ts';
import type { RaciModel } from '../kinds/raci/model.ts';
import { editCell } from '../kinds/raci/views/edit-cell.ts';

/** A matrix in a file of this name, as its kind reads it. */
export function contextOf(file: string, text: string): RuleContext<RaciModel> {
  const manifest = workspaceOf({ [file]: text }).manifest(uriOf(file));
  assert.equal(manifest?.kind.id, 'raci', text);
  return manifest.context as RuleContext<RaciModel>;
}

/** What to write into a cell. */
export type Order = readonly [activity: string, role: string, letters: string];

/** An order as the view sends it; its row is -1 where the matrix has none of that name. */
export function editOf({ model }: RuleContext<RaciModel>, [activity, role, letters]: Order): CellEdit {
  const rows = model.matrices[0]?.activities ?? [];
  return {
    matrix: 0,
    activity,
    activityIndex: rows.findIndex(({ name }) => name === activity),
    role,
    letters,
  };
}

/** The text after edits; or, after `!`, why there is none. */
export function edited(file: string, text: string, ...orders: Order[]): string {
  let result = text;
  for (const order of orders) {
    const context = contextOf(file, result);
    const changes = editCell(context, editOf(context, order));
    if (isRefusal(changes)) return `! ${changes.refused}`;
    result = applyChanges(result, changes);
  }
  return result;
}

/** Everything that a matrix says, cell by cell. */
export function said(model: RaciModel): unknown {
  return model.matrices.map(({ title, variant, roles, activities }) => ({
    title: title?.name,
    variant,
    people: roles.flatMap(({ people }) => people.map(({ name }) => name)),
    activities: activities.map(({ name, section, decisions, assignments }) => {
      const cells = new Map<string, string[]>();
      for (const { role, placed } of assignments) {
        const of = roles[role]?.name ?? '?';
        for (const { letter } of placed) cells.set(of, [...(cells.get(of) ?? []), letter].sort());
      }
      return {
        name,
        section: section?.name,
        decisions: decisions.map((decision) => decision.name),
        cells: Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1))),
      };
    }),
  }));
}

interface SaidRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, readonly string[]>>;
}
export type Said = readonly { readonly activities: readonly SaidRow[] }[];

/** What a matrix says with one cell changed. */
export function expected(before: unknown, [activity, role, letters]: Order): unknown {
  return (before as Said).map((matrix) => ({
    ...matrix,
    activities: matrix.activities.map((row) => {
      if (row.name !== activity) return row;
      const cells = Object.entries(row.cells).filter(([name]) => name !== role);
      if (letters !== '') cells.push([role, letters.split('/').sort()]);
      return { ...row, cells: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))) };
    }),
  }));
}

import { lettersIn } from '../edit.ts';
import type { Activity, Matrix } from '../model.ts';
import type { CellOrder } from './cell-order.ts';

/** True when the matrix says after the edit what it said before, but for the cell. */
export function isReadAs(before: Matrix, after: Matrix, order: CellOrder): boolean {
  const role = before.roles[order.role]?.key ?? '';
  if (before.activities.length !== after.activities.length || before.variant !== after.variant) return false;
  return before.activities.every((activity, index) => {
    const now = after.activities[index];
    if (now?.key !== activity.key || now.section?.name !== activity.section?.name) return false;
    const wanted = heldByRole(before, activity);
    if (index === order.activity) wanted.set(role, [...order.letters].sort().join('/'));
    const held = heldByRole(after, now);
    return [...new Set([...wanted.keys(), ...held.keys()])].every(
      (key) => (wanted.get(key) ?? '') === (held.get(key) ?? ''),
    );
  });
}

function heldByRole({ roles }: Matrix, { assignments }: Activity): Map<string, string> {
  const held = new Map<string, string>();
  for (const assignment of assignments) {
    const key = roles[assignment.role]?.key ?? assignment.name;
    const letters = [...(held.get(key)?.split('/') ?? []), ...lettersIn(assignment)];
    held.set(key, [...new Set(letters)].sort().join('/'));
  }
  return held;
}

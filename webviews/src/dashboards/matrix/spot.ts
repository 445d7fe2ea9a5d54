import type { ResponsibilityMatrix } from '@vitruve/manifests';
import type { Arrangement } from './arrangement.ts';
import type { Place } from './grid-keys.ts';

/** A cell by what it is about, whatever the order of rows and columns. Indexes in the matrix; -1 for the heads. */
export interface Spot {
  readonly activity: number;
  readonly role: number;
}

export function spotAt({ row, column }: Place, { activities, roles }: Arrangement): Spot {
  return { activity: activities[row] ?? -1, role: roles[column] ?? -1 };
}

/** Where a spot is shown; undefined when a filter hides it. */
export function placeAt({ activity, role }: Spot, { activities, roles }: Arrangement): Place | undefined {
  const place = { row: activities.indexOf(activity), column: roles.indexOf(role) };
  const hidden = (activity >= 0 && place.row < 0) || (role >= 0 && place.column < 0);
  return hidden ? undefined : place;
}

/** A cell that is being edited. The text may change meanwhile: the names say which cell it was. */
export interface CellEdit extends Spot {
  readonly activityName: string;
  readonly roleName: string;
  /** What the field holds at first: the letters that are there, or what was typed. */
  readonly start: string;
  readonly typed: boolean;
}

export function editedAt({ activity, role }: Spot, matrix: ResponsibilityMatrix, typed?: string): CellEdit {
  return {
    activity,
    role,
    activityName: matrix.activities[activity]?.name ?? '',
    roleName: matrix.roles[role]?.name ?? '',
    start: typed ?? lettersAt({ activity, role }, matrix),
    typed: typed !== undefined,
  };
}

/** Where the edited cell is in the matrix as it is now; undefined when its activity or role is gone. */
export function stillAt(edited: CellEdit, { activities, roles }: ResponsibilityMatrix): Spot | undefined {
  const activity = indexNamed(activities, edited.activityName, edited.activity);
  const role = indexNamed(roles, edited.roleName, edited.role);
  return activity === undefined || role === undefined ? undefined : { activity, role };
}

function indexNamed(
  all: readonly { readonly name: string }[],
  name: string,
  likely: number,
): number | undefined {
  if (all[likely]?.name === name) return likely;
  const found = all.findIndex((one) => one.name === name);
  return found < 0 ? undefined : found;
}

export function lettersAt({ activity, role }: Spot, { activities }: ResponsibilityMatrix): string {
  return activities[activity]?.cells[role]?.letters ?? '';
}

import type { MatrixActivity, MatrixRole, ResponsibilityMatrix } from '@vitruve/manifests';
import { filterOf, textOrder } from '../elements/compare.ts';

export const ROW_ORDERS = ['document', 'name', 'load'] as const;
export const ROLE_ORDERS = ['document', 'name', 'load'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];
export type RoleOrder = (typeof ROLE_ORDERS)[number];

/** What a person asked of the matrix. */
export interface Wishes {
  readonly rowOrder: RowOrder;
  readonly roleOrder: RoleOrder;
  /** Words that the activities shown hold. */
  readonly text: string;
  /** `role:NAME` or `person:NAME`: activities in which they have no part are left out. Empty for everybody. */
  readonly holder: string;
}

/** Indexes in the matrix of what is shown, in the order in which it is. */
export interface Arrangement {
  readonly groups: readonly ActivityGroup[];
  /** Of all groups, one after the other. */
  readonly activities: readonly number[];
  readonly roles: readonly number[];
  /** Those that the filter by role or person is about. */
  readonly wantedRoles: ReadonlySet<number>;
}

export interface ActivityGroup {
  /** Undefined for activities of no section, and where sorting takes the sections apart. */
  readonly section: string | undefined;
  readonly activities: readonly number[];
}

/** Sorts and filters a matrix. Linear in its cells but for the sorting. */
export function arrange(matrix: ResponsibilityMatrix, wishes: Wishes): Arrangement {
  const wantedRoles = rolesHeldBy(matrix.roles, wishes.holder);
  const matches = filterOf(wishes.text);
  const shown = [...matrix.activities.keys()].filter((index) => {
    const activity = matrix.activities[index];
    return (
      activity !== undefined &&
      (wishes.holder === '' || takesPart(activity, wantedRoles)) &&
      matches([activity.name, activity.section ?? '', ...activity.decisions].join(' '))
    );
  });
  const activities = sortedActivities(matrix.activities, shown, wishes.rowOrder);
  return {
    groups:
      wishes.rowOrder === 'document'
        ? bySection(matrix.activities, activities)
        : [{ section: undefined, activities }],
    activities,
    roles: sortedRoles(matrix.roles, wishes.roleOrder),
    wantedRoles,
  };
}

/** The columns of a role, or of the roles that a person has; none for an empty or unknown holder. */
function rolesHeldBy(roles: readonly MatrixRole[], holder: string): ReadonlySet<number> {
  const [, kind, name] = /^(role|person):(.*)$/su.exec(holder) ?? [];
  return new Set(
    [...roles.keys()].filter((index) =>
      kind === 'person'
        ? roles[index]?.people.includes(name ?? '')
        : kind === 'role' && roles[index]?.name === name,
    ),
  );
}

function takesPart(activity: MatrixActivity, roles: ReadonlySet<number>): boolean {
  return [...roles].some((role) => Boolean(activity.cells[role]?.letters));
}

/** How many roles have a part in an activity. */
export function participants({ cells }: MatrixActivity): number {
  return cells.filter(({ letters }) => letters !== '').length;
}

/** How many letters a role holds. */
export function load({ counts }: MatrixRole): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function sortedActivities(
  all: readonly MatrixActivity[],
  shown: readonly number[],
  order: RowOrder,
): readonly number[] {
  if (order === 'document') return shown;
  const compare = textOrder();
  const rows = shown.flatMap((index) => {
    const activity = all[index];
    return activity ? [{ index, name: activity.name, load: participants(activity) }] : [];
  });
  const byLoad = order === 'load';
  rows.sort((a, b) => (byLoad ? b.load - a.load : 0) || compare(a.name, b.name) || a.index - b.index);
  return rows.map(({ index }) => index);
}

function sortedRoles(all: readonly MatrixRole[], order: RoleOrder): readonly number[] {
  const columns = all.map((role, index) => ({ index, name: role.name, load: load(role) }));
  if (order !== 'document') {
    const compare = textOrder();
    const byLoad = order === 'load';
    columns.sort((a, b) => (byLoad ? b.load - a.load : 0) || compare(a.name, b.name) || a.index - b.index);
  }
  return columns.map(({ index }) => index);
}

function bySection(all: readonly MatrixActivity[], shown: readonly number[]): readonly ActivityGroup[] {
  const groups: { section: string | undefined; activities: number[] }[] = [];
  for (const index of shown) {
    const section = all[index]?.section;
    const last = groups.at(-1);
    if (last && last.section === section) last.activities.push(index);
    else groups.push({ section, activities: [index] });
  }
  return groups;
}

import { t } from '@vscode/l10n';
import type { Tree, TreeNode } from '../../core/contributions/tree.ts';
import { nameKey, type Entity } from '../../core/graph/entity.ts';

/** What one role or person carries in one matrix. */
interface Responsibility {
  readonly activity: Entity;
  /** `A`, `A/R` … */
  readonly letters: string;
}

/** Responsibilities by role. */
export const RESPONSIBILITY_TREE: Tree = {
  id: 'vitruve.responsibilities',
  commands: ['vitruve.newRaci', 'vitruve.import', 'vitruve.showMatrix'],
  items: [{ context: 'responsibility', view: 'vitruve.showMatrix' }],
  nodes: (entitiesOf) => {
    const carried = responsibilitiesByRole(entitiesOf('activity'));
    const roles = new Map(entitiesOf('role').map((role) => [role.key, role]));
    return [...roles.values()]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((role) => roleNode(role, carried.get(role.key) ?? []));
  },
};

function responsibilitiesByRole(
  activities: readonly Entity<'activity'>[],
): ReadonlyMap<string, readonly Responsibility[]> {
  const carried = new Map<string, Responsibility[]>();
  for (const activity of activities) {
    for (const [role, letters] of Object.entries(activity.facts?.holders ?? {})) {
      const key = nameKey(role);
      const known = carried.get(key) ?? [];
      known.push({ activity, letters });
      carried.set(key, known);
    }
  }
  return carried;
}

function roleNode({ name, uri, span }: Entity, responsibilities: readonly Responsibility[]): TreeNode {
  const load = loadOf(responsibilities);
  return {
    id: `role:${name}`,
    label: name,
    description: load,
    tooltip: t('{0} · activities: {1} ({2})', name, responsibilities.length, load),
    icon: { id: 'account' },
    place: { uri, span },
    children: responsibilities.map(({ activity, letters }, index) => ({
      id: `role:${name}:${index}:${activity.uri}`,
      label: activity.name,
      description: letters,
      tooltip: `${name}: ${letters} – ${activity.name}`,
      icon: { id: 'checklist' },
      context: 'responsibility',
      place: { uri: activity.uri, span: activity.span },
    })),
  };
}

/** Letters of all variants, from the one that answers for the work to the one that is told of it. */
const LETTERS = ['A', 'D', 'R', 'P', 'S', 'C', 'V', 'O', 'I'];

/** How often a role holds each letter: `A 2 · R 3`. */
function loadOf(responsibilities: readonly Responsibility[]): string {
  const held = responsibilities.flatMap(({ letters }) => letters.split('/'));
  return LETTERS.map((letter) => [letter, held.filter((other) => other === letter).length] as const)
    .filter(([, count]) => count > 0)
    .map(([letter, count]) => `${letter} ${count}`)
    .join(' · ');
}

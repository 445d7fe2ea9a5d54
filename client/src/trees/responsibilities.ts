import * as vscode from 'vscode';
import type { Overview, RoleItem } from '@vitruve/server/protocol';
import type { TreeNode } from './node.ts';

const ROLE = new vscode.ThemeIcon('account');
const ACTIVITY = new vscode.ThemeIcon('checklist');

/** Responsibilities by role. */
export function responsibilityNodes({ roles }: Overview): readonly TreeNode[] {
  return roles.map((role) => {
    const load = loadOf(role);
    return {
      id: `role:${role.name}`,
      label: role.name,
      description: load,
      tooltip: vscode.l10n.t('{0} · activities: {1} ({2})', role.name, role.responsibilities.length, load),
      icon: ROLE,
      place: role,
      children: role.responsibilities.map((responsibility, index) => ({
        id: `role:${role.name}:${String(index)}:${responsibility.uri}`,
        label: responsibility.activity,
        description: responsibility.letters,
        tooltip: `${role.name}: ${responsibility.letters} – ${responsibility.activity}`,
        icon: ACTIVITY,
        context: 'responsibility',
        place: responsibility,
      })),
    };
  });
}

/** Letters of all variants, from the one that answers for the work to the one that is told of it. */
const LETTERS = ['A', 'D', 'R', 'P', 'S', 'C', 'V', 'O', 'I'];

/** How often a role holds each letter: `A 2 · R 3`. */
function loadOf(role: RoleItem): string {
  const held = role.responsibilities.flatMap(({ letters }) => letters.split('/'));
  return LETTERS.map((letter) => [letter, held.filter((other) => other === letter).length] as const)
    .filter(([, count]) => count > 0)
    .map(([letter, count]) => `${letter} ${String(count)}`)
    .join(' · ');
}

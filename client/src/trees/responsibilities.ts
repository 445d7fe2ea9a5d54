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
      tooltip: vscode.l10n.t('{0}: {1} activities ({2})', role.name, role.responsibilities.length, load),
      icon: ROLE,
      place: role,
      children: role.responsibilities.map((responsibility, index) => ({
        id: `role:${role.name}:${String(index)}:${responsibility.uri}`,
        label: responsibility.activity,
        description: responsibility.letters,
        tooltip: `${role.name}: ${responsibility.letters} – ${responsibility.activity}`,
        icon: ACTIVITY,
        place: responsibility,
      })),
    };
  });
}

/** How often a role holds each letter: `2 A · 3 R`. */
function loadOf(role: RoleItem): string {
  const counts = new Map<string, number>();
  for (const { letters } of role.responsibilities) {
    for (const letter of letters.split('/')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].map(([letter, count]) => `${String(count)} ${letter}`).join(' · ');
}

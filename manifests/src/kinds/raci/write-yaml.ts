import { plainOrQuoted } from '../../core/yaml/written.ts';
import type { VariantName } from './variant.ts';

/** A matrix as it is written, whatever it was read from. */
export interface DraftMatrix {
  readonly variant: VariantName;
  readonly title?: string;
  /** Words by letter. */
  readonly letters?: ReadonlyMap<string, string>;
  readonly roles: readonly DraftRole[];
  readonly activities: readonly DraftActivity[];
  /** What stood around the table. */
  readonly other?: readonly (readonly [key: string, text: string])[];
}

export interface DraftRole {
  readonly name: string;
  readonly people?: readonly string[];
  readonly description?: string;
}

export interface DraftActivity {
  readonly name: string;
  readonly section?: string;
  /** Letters, as `A/R`, by role. */
  readonly assignments: readonly (readonly [role: string, letters: string])[];
  readonly decisions?: readonly string[];
  readonly deliverable?: string;
  readonly notes?: string;
  /** What has no key of its own, by the heading of its column. */
  readonly other?: readonly (readonly [heading: string, text: string])[];
}

/** The matrix as a YAML manifest. */
export function writeYaml({ variant, title, letters, roles, activities, other = [] }: DraftMatrix): string {
  const lines = [`variant: ${variant}`];
  if (title) lines.push(`title: ${plainOrQuoted(title)}`);
  if (letters && letters.size > 0) {
    lines.push(
      'letters:',
      ...[...letters].map(([letter, label]) => `  ${plainOrQuoted(letter)}: ${plainOrQuoted(label)}`),
    );
  }
  lines.push(roles.length > 0 ? 'roles:' : 'roles: []', ...roles.flatMap(roleLines));
  lines.push(activities.length > 0 ? 'activities:' : 'activities: []');
  for (const activity of activities) lines.push(...activityLines(activity));
  if (other.length > 0)
    lines.push('other:', ...other.map(([key, text]) => `  ${plainOrQuoted(key)}: ${plainOrQuoted(text)}`));
  return `${lines.join('\n')}\n`;
}

function roleLines({ name, people = [], description }: DraftRole): string[] {
  if (people.length === 0 && !description) return [`  - ${plainOrQuoted(name)}`];
  const lines = [`  - name: ${plainOrQuoted(name)}`];
  if (people.length > 0)
    lines.push(`    people: [${people.map((person) => plainOrQuoted(person, true)).join(', ')}]`);
  if (description) lines.push(`    description: ${plainOrQuoted(description)}`);
  return lines;
}

function activityLines(activity: DraftActivity): string[] {
  const { name, section, assignments, decisions = [], deliverable, notes, other = [] } = activity;
  const lines = [`  - name: ${plainOrQuoted(name)}`];
  if (section) lines.push(`    section: ${plainOrQuoted(section)}`);
  if (assignments.length > 0) {
    lines.push(
      '    assignments:',
      ...assignments.map(([role, letters]) => `      ${plainOrQuoted(role)}: ${plainOrQuoted(letters)}`),
    );
  }
  if (decisions.length > 0)
    lines.push(`    decisions: [${decisions.map((id) => plainOrQuoted(id, true)).join(', ')}]`);
  if (deliverable) lines.push(`    deliverable: ${plainOrQuoted(deliverable)}`);
  if (notes) lines.push(`    notes: ${plainOrQuoted(notes)}`);
  if (other.length > 0) {
    lines.push(
      '    other:',
      ...other.map(([heading, text]) => `      ${plainOrQuoted(heading)}: ${plainOrQuoted(text)}`),
    );
  }
  return lines;
}

import { t } from '@vscode/l10n';
import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import type { KindContext } from '../../core/kind.ts';
import { loads } from './duty.ts';
import { rowText } from './hover.ts';
import type { Matrix, RaciModel } from './model.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { letterText } from './wording.ts';

/** Activities that are listed for one letter of a role; the rest is counted. */
const MAX_LISTED = 8;

/** What a role carries in this document, which role a person holds, who holds the letters of an activity. */
export function describeRaci({ model }: KindContext<RaciModel>, entity: Entity): string {
  const parts = model.matrices.flatMap((matrix): string[] => {
    if (entity.type === 'activity') {
      const activity = matrix.activities.find(({ span }) => span.start === entity.span.start);
      return activity ? [rowText(matrix, activity)] : [];
    }
    const index = matrix.roles.findIndex(
      ({ key, people }) => key === entity.key || people.some(({ name }) => nameKey(name) === entity.key),
    );
    return index === -1 ? [] : [carried(matrix, index)];
  });
  const heading = `**${escaped(entity.name)}** · ${typeText(entity)}`;
  return [heading, ...parts].join('\n\n');
}

function typeText({ type, detail }: Entity): string {
  if (type === 'role') return t('role');
  if (type === 'person') return detail === undefined ? t('person') : t('holds the role {0}', escaped(detail));
  return t('activity');
}

/** The letters of a role with their activities. */
function carried(matrix: Matrix, index: number): string {
  const role = matrix.roles[index];
  const lines =
    role && role.people.length > 0
      ? [t('Held by {0}', role.people.map(({ name }) => escaped(name)).join(', '))]
      : [];
  for (const [letter, count] of loads(matrix)[index] ?? []) {
    const names = matrix.activities
      .filter(({ assignments }) =>
        assignments.some(
          (assignment) =>
            assignment.role === index && assignment.placed.some((found) => found.letter === letter),
        ),
      )
      .map(({ name }) => escaped(name));
    const listed = names.slice(0, MAX_LISTED).join(', ');
    const rest = names.length > MAX_LISTED ? '…' : '';
    lines.push(`- **${letter}** ${count} · ${letterText(matrix, letter) ?? ''}: ${listed}${rest}`);
  }
  const title = matrix.title ? `${escaped(matrix.title.name)} · ` : '';
  const size = counted(matrix.activities.length, '{0} activity', '{0} activities');
  return [`${title}${matrix.variant} · ${size}`, lines.join('\n')].join('\n\n');
}

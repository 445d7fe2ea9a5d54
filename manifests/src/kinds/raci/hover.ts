import { t } from '@vscode/l10n';
import type { KindContext } from '../../core/kind.ts';
import type { HoverText } from '../../core/contributions/hover.ts';
import { hasLetterCell, lettersSpan } from './edit.ts';
import type { Activity, Matrix, RaciModel } from './model.ts';
import { placeAt } from './place.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { letterText } from './wording.ts';

/** Over a letter: what it means in this variant, and who holds the others on the row. Names are described elsewhere. */
export function hoverRaci({ model }: KindContext<RaciModel>, offset: number): HoverText | undefined {
  const place = placeAt(model, offset);
  if (!place?.activity || !place.assignment || place.letter === undefined) return undefined;
  const { matrix, activity, assignment } = place;
  if (!hasLetterCell(matrix, assignment)) return undefined;
  const letters = [...new Set(assignment.placed.map(({ letter }) => letter))];
  const meanings = letters.map((letter) => {
    const text = letterText(matrix, letter) ?? t('not a valid {0} letter', matrix.variant);
    return `**${letter}** · ${text}`;
  });
  const markdown = [
    meanings.join('  \n'),
    `${escaped(assignment.name)} · ${escaped(activity.name)}`,
    rowText(matrix, activity),
  ];
  return { span: lettersSpan(assignment), markdown: markdown.join('\n\n') };
}

/** The holders of each letter on a row. */
export function rowText(matrix: Matrix, activity: Activity): string {
  const holders = new Map<string, string[]>([...matrix.letters.keys()].map((letter) => [letter, []]));
  for (const { name, placed } of activity.assignments) {
    for (const { letter } of placed) {
      const names = holders.get(letter) ?? [];
      if (!names.includes(name)) names.push(name);
      holders.set(letter, names);
    }
  }
  return [...holders]
    .flatMap(([letter, names]) =>
      names.length > 0 ? [`- **${letter}** ${names.map(escaped).join(', ')}`] : [],
    )
    .join('\n');
}

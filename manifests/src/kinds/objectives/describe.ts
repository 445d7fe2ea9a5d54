import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { scalarOf } from '../../core/yaml/node.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { targetOn } from '../../formats/objectives/read.ts';
import { targetText } from '../../formats/objectives/target-text.ts';
import { budgetSentence } from './budget-text.ts';

/** What an objective is to the reader of another place. */
export function describeObjectives(
  { model: { file }, today }: KindContext<ObjectivesModel>,
  { span }: Entity,
): string {
  const objective = file?.objectives.find(
    ({ key }) => key.span.start <= span.start && span.end <= key.span.end,
  );
  if (!objective) return '';
  const { kind, title, id, node } = objective;
  const target = targetOn(objective, today);
  const said = target && (budgetSentence(objective, target) ?? targetText(objective, target));
  return [
    `**${escaped(title?.text ?? id)}**${kind ? ` · ${escaped(kind.text.toUpperCase())}` : ''}`,
    escaped(said ?? ''),
    escaped(scalarOf(node, 'description')?.text ?? ''),
  ]
    .filter(Boolean)
    .join('\n\n');
}

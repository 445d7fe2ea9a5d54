import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { targetOn } from '../../formats/objectives/read.ts';
import { targetText } from '../../formats/objectives/target-text.ts';
import { extentOf } from './entities.ts';

/** The objectives with their targets. */
export function objectivesOutline({
  model: { file },
  today,
}: KindContext<ObjectivesModel>): readonly OutlineItem[] {
  return (file?.objectives ?? []).map((objective) => {
    const target = targetOn(objective, today);
    return {
      name: objective.title?.text ?? objective.id,
      ...(target ? { detail: targetText(objective, target) } : {}),
      icon: 'activity',
      span: extentOf(objective),
      nameSpan: contentOf(objective.key),
    };
  });
}

/** Objectives fold to their first line. */
export function objectivesFolds({ model: { file } }: KindContext<ObjectivesModel>): readonly Span[] {
  return (file?.objectives ?? []).map(extentOf);
}

import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd, contentOf } from '../../core/yaml/node.ts';
import type { Objective, ObjectivesFile } from '../../formats/objectives/model.ts';
import { isShareObjective } from '../../formats/objectives/read.ts';

/** The objectives that a file declares. */
export function entitiesOf(uri: string, { objectives, model }: ObjectivesFile): Entity[] {
  return objectives.map((objective): Entity => {
    const { id, key, title, kind, subject, targets } = objective;
    const last = targets.at(-1);
    const isAvailability = isShareObjective(objective) && last?.direction === 'atLeast';
    return {
      type: 'objective',
      uri,
      name: id,
      key: nameKey(id),
      span: contentOf(key),
      extent: extentOf(objective),
      notation: 'yaml-key',
      ...(title ? { detail: title.text } : {}),
      facts: {
        title: title?.text,
        kind: kind?.text,
        element: subject?.type === 'element' ? subject.name.text : undefined,
        model: model?.text,
        availability: isAvailability ? last.bounds[0] : undefined,
      },
    };
  });
}

/** An objective from its key to the end of what is written of it. */
export function extentOf({ key, node }: Objective): Span {
  return span(key.span.start, node ? Math.max(key.span.end, contentEnd(node)) : key.span.end);
}

import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { span } from '../../core/text/span.ts';
import type { DetectorModel } from './model.ts';

/** How many configurations run the model. */
export function detectorLenses({ model, graph, document }: KindContext<DetectorModel>): readonly Lens[] {
  const [declared] = graph.declaredIn(document.uri);
  if (!declared || !model.fields) return [];
  const users = graph.referencesTo(declared);
  if (users.length === 0) return [];
  return [
    {
      span: span(0, 0),
      title: counted(users.length, 'Used by {0} configuration', 'Used by {0} configurations'),
      opens: users,
    },
  ];
}

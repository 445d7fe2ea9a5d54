import { t } from '@vscode/l10n';
import { scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { parentOf } from '../../../formats/architecture/system-elements.ts';
import { architectureRule, spanOf } from './architecture-rule.ts';

/** An element of a later state only, of which no decision says why. Asked where the workspace has decision records. */
export const undecidedElement = architectureRule(
  'architecture/undecided-element',
  'information',
  function* ({ own, system, graph, uri, architecture }) {
    if (!graph.declares('decision', uri)) return;
    if (scalarsOf(valueOf(architecture.root, 'decisions')).length > 0) return;
    for (const [id, item] of own.elements) {
      const element = system.elements.get(id);
      if (!element || element.facts.since === undefined || element.since <= system.current) continue;
      let decided = false;
      for (let one: string | undefined = id; one !== undefined && !decided; one = parentOf(one))
        decided = Object.keys(system.elements.get(one)?.facts.decisions ?? {}).length > 0;
      if (decided) continue;
      yield {
        message: t('"{0}" is planned for the state "{1}" without a decision', id, element.facts.since),
        span: spanOf(item, 'since'),
        targets: [id],
      };
    }
  },
);

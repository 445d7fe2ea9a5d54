import { t } from '@vscode/l10n';
import { isMap, itemsOf, valueOf } from '../../../core/yaml/node.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import { fulfills } from '../predicates.ts';
import { architectureRule } from './architecture-rule.ts';

/** A predicate of a view that no element fulfills: a key that elements do not have, or a value that none has. */
export const viewEmpty = architectureRule(
  'architecture/view-empty',
  'warning',
  function* ({ architecture, system }) {
    // A model that is only begun has no elements yet: then no predicate could fit.
    if (architecture.views.length === 0 || system.elements.size === 0) return;
    const elements = drawable(system);
    for (const { id, node } of architecture.views) {
      for (const predicate of itemsOf(valueOf(node, 'include')).filter(isMap)) {
        if (elements.some((element) => fulfills(element, predicate))) continue;
        yield { message: t('No element matches this part of the view "{0}"', id), span: predicate.span };
      }
    }
  },
);

/** The elements of a model, and those of other models to which its arrows lead. */
function drawable(system: System): readonly SystemElement[] {
  const { elements, flows } = system;
  const own = [...elements.values()];
  const ends = new Set([
    ...flows.flatMap(({ from, to }) => [from, to]),
    ...own.flatMap(({ facts }) => [...Object.keys(facts.realizedBy), ...Object.keys(facts.runsOn)]),
  ]);
  const others = [...ends].filter((id) => !elements.has(id)).flatMap((id) => system.elementOf(id) ?? []);
  return [...own, ...others];
}

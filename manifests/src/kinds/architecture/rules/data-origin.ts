import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { isOutside } from './outside.ts';
import { ownFlows } from './own-flows.ts';

/** Data that an element sends and that it neither stores, creates nor receives. */
export const dataOrigin = architectureRule('architecture/data-origin', 'information', function* (context) {
  const { system } = context;
  const had = new Map<string, Set<string>>();
  const add = (id: string, names: Iterable<string>): void => {
    const set = had.get(id) ?? new Set<string>();
    had.set(id, set);
    for (const name of names) set.add(name);
  };
  for (const { id, facts } of system.elements.values())
    add(id, [...Object.keys(facts.stores), ...Object.keys(facts.creates)]);
  for (const { from, to, facts } of system.flows) {
    if (facts.direction !== 'back') add(to, Object.keys(facts.data));
    if (facts.direction !== 'forward') add(from, Object.keys(facts.data));
  }
  for (const { flow, item } of ownFlows(context)) {
    const senders = { forward: [flow.from], back: [flow.to], both: [] }[flow.facts.direction];
    for (const id of senders) {
      const sender = system.elements.get(id);
      // What is within an element may have the data, and nobody says where it comes from.
      const hasParts = system.childrenOf(id).length > 0;
      if (!sender || hasParts || isOutside(sender.facts) || sender.parent !== undefined) continue;
      for (const scalar of scalarsOf(valueOf(item.map, 'data'))) {
        if (had.get(id)?.has(scalar.text) === true || !system.data.has(scalar.text)) continue;
        yield {
          message: t('"{0}" sends "{1}", which it neither stores, creates nor receives', id, scalar.text),
          span: contentOf(scalar),
          targets: [id, scalar.text, flow.entity.name],
        };
      }
    }
  }
});

import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import type { FlowFacts } from '../../../formats/architecture/entity-types.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { architectureRule } from './architecture-rule.ts';
import { isOutside } from './outside.ts';
import { ownFlows, type OwnFlow } from './own-flows.ts';

/** Data that an element sends and that it neither stores, creates nor receives. */
export const dataOrigin = architectureRule('architecture/data-origin', 'information', function* (context) {
  const { system } = context;
  const sent: (OwnFlow & { readonly sender: SystemElement })[] = [];
  for (const { flow, item } of ownFlows(context)) {
    const sender = system.elements.get(senderOf(flow) ?? '');
    if (!sender || sender.parent !== undefined || isOutside(sender.facts)) continue;
    // What is within an element may have the data, and nobody says where it comes from.
    if (system.childrenOf(sender.id).length === 0) sent.push({ flow, item, sender });
  }
  const had = dataOf(system, new Set(sent.map(({ sender }) => sender)));
  for (const { flow, item, sender } of sent) {
    const { id } = sender;
    for (const scalar of scalarsOf(valueOf(item.map, 'data'))) {
      if (had.get(id)?.has(scalar.text) === true || !system.data.has(scalar.text)) continue;
      yield {
        message: t('"{0}" sends "{1}", which it neither stores, creates nor receives', id, scalar.text),
        span: contentOf(scalar),
        targets: [id, scalar.text, flow.entity.name],
      };
    }
  }
});

/** The id of who sends the data of a flow; of a flow in both directions nobody knows whose it is. */
function senderOf({ from, to, facts }: SystemFlow): string | undefined {
  if (facts.direction === 'both') return undefined;
  return facts.direction === 'back' ? to : from;
}

/** The names of what some elements store, create or receive, by their ids. */
function dataOf(
  { flows }: System,
  elements: ReadonlySet<SystemElement>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const had = new Map(
    Array.from(elements, ({ id, facts }) => [
      id,
      new Set([...Object.keys(facts.stores), ...Object.keys(facts.creates)]),
    ]),
  );
  const receive = (id: string, { data }: FlowFacts): void => {
    const names = had.get(id);
    if (names) for (const name of Object.keys(data)) names.add(name);
  };
  if (had.size === 0) return had;
  for (const { from, to, facts } of flows) {
    if (facts.direction !== 'back') receive(to, facts);
    if (facts.direction !== 'forward') receive(from, facts);
  }
  return had;
}

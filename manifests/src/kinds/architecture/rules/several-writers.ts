import { t } from '@vscode/l10n';
import { keptBy } from '../../../core/text/memory.ts';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { architectureRule, inEachState } from './architecture-rule.ts';

/** Data that several elements write into stores: one of them should own it. A store that copies what it stores writes nothing new. */
export const severalWriters = architectureRule(
  'architecture/several-writers',
  'information',
  ({ own, system }) =>
    inEachState(system, function* ({ hasFlow }) {
      if (own.data.size === 0) return;
      const writers = new Map<string, Set<string>>();
      for (const { flow, names } of writesOf(system)) {
        if (!hasFlow(flow)) continue;
        for (const name of names) {
          const set = writers.get(name);
          if (set) set.add(flow.from);
          else writers.set(name, new Set([flow.from]));
        }
      }
      for (const [name, from] of writers) {
        const item = own.data.get(name);
        if (!item || from.size < 2) continue;
        yield {
          key: name,
          finding: {
            message: t('{0} elements write "{1}": {2}', from.size, name, quotedNames([...from], 5)),
            span: contentOf(item.key),
            targets: [name],
          },
        };
      }
    }),
);

/** The flows that bring data into stores, with the names of that data. */
const writesOf = keptBy(
  (system: System): readonly { readonly flow: SystemFlow; readonly names: readonly string[] }[] => {
    const stores = storesIn(system);
    const writes: { readonly flow: SystemFlow; readonly names: readonly string[] }[] = [];
    for (const flow of system.flows) {
      const stored = stores(flow.to);
      if (stored.length === 0 || flow.facts.direction === 'back') continue;
      const copied = stores(flow.from);
      const names = stored.filter((name) => Object.hasOwn(flow.facts.data, name) && !copied.includes(name));
      if (names.length > 0) writes.push({ flow, names });
    }
    return writes;
  },
);

const NOTHING: readonly string[] = [];

/** The names of the data that elements store, by their ids: most store none. */
function storesIn(system: System): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  for (const [id, { facts }] of system.elements) {
    const names = Object.keys(facts.stores);
    if (names.length > 0) known.set(id, names);
  }
  return (id) =>
    known.get(id) ?? (id.includes('/') ? Object.keys(system.elementOf(id)?.facts.stores ?? {}) : NOTHING);
}

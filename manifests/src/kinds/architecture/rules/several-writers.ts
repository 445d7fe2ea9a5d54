import { t } from '@vscode/l10n';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule, inEachState } from './architecture-rule.ts';

/** Data that several elements write into stores: one of them should own it. A store that copies what it stores writes nothing new. */
export const severalWriters = architectureRule(
  'architecture/several-writers',
  'information',
  ({ own, system }) =>
    inEachState(system, function* ({ flows }) {
      const writers = new Map<string, Set<string>>();
      for (const { from, to, facts } of flows) {
        if (facts.direction === 'back') continue;
        const stored = system.elementOf(to)?.facts.stores ?? {};
        const copied = system.elementOf(from)?.facts.stores ?? {};
        for (const name of Object.keys(facts.data)) {
          if (!Object.hasOwn(stored, name) || Object.hasOwn(copied, name)) continue;
          const set = writers.get(name);
          if (set) set.add(from);
          else writers.set(name, new Set([from]));
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

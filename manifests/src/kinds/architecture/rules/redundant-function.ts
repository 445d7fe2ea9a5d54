import { t } from '@vscode/l10n';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { isIn } from '../../../formats/architecture/system.ts';
import { architectureRule, inEachState, spanOf } from './architecture-rule.ts';

/** A function that several applications realize at the same time. */
export const redundantFunction = architectureRule(
  'architecture/redundant-function',
  'information',
  ({ own, system }) =>
    inEachState(system, function* ({ state, elements }) {
      const functions = system.layers.at(-3);
      const applications = system.layers.at(-2);
      if (functions === undefined) return;
      for (const { id, layer, facts } of elements) {
        const item = own.elements.get(id);
        if (!item || layer !== functions) continue;
        const realizing = Object.keys(facts.realizedBy).filter((name) => {
          const other = system.elementOf(name);
          return other !== undefined && other.layer === applications && isIn(other, state);
        });
        if (realizing.length < 2) continue;
        yield {
          key: id,
          finding: {
            message: t(
              '{0} applications realize "{1}" at the same time: {2}',
              realizing.length,
              id,
              quotedNames(realizing, 5),
            ),
            span: spanOf(item, 'realizedBy'),
            targets: [id],
          },
        };
      }
    }),
);

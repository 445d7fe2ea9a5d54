import { t } from '@vscode/l10n';
import { quotedNames } from '../../../core/text/quoted-names.ts';
import { isIn } from '../../../formats/architecture/system.ts';
import { architectureRule, inEachState, ownElements, spanOf } from './architecture-rule.ts';

/** A function that several applications realize at the same time. */
export const redundantFunction = architectureRule(
  'architecture/redundant-function',
  'information',
  ({ own, system }) =>
    inEachState(system, function* (calls) {
      const functions = system.layers.at(-3);
      const applications = system.layers.at(-2);
      if (functions === undefined) return;
      for (const { element, item } of ownElements({ own, system }, calls)) {
        const { id, layer, facts } = element;
        if (layer !== functions) continue;
        const realizing = Object.keys(facts.realizedBy).filter((name) => {
          const other = system.elementOf(name);
          return other !== undefined && other.layer === applications && isIn(other, calls.state);
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

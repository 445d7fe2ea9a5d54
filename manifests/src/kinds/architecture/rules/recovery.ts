import { t } from '@vscode/l10n';
import { architectureRule, inEachState, ownElements, spanOf } from './architecture-rule.ts';
import { durationText } from './duration-text.ts';

/** An element that promises to recover sooner, or to lose less, than something that it needs. */
export const recovery = architectureRule('architecture/recovery', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    for (const { element, item } of ownElements({ own, system }, calls)) {
      const { id, facts } = element;
      if (facts.rto === undefined && facts.rpo === undefined) continue;
      for (const { to } of calls.needs(id)) {
        const needed = system.elementOf(to)?.facts;
        if (facts.rto !== undefined && needed?.rto !== undefined && needed.rto > facts.rto)
          yield {
            key: `rto ${id}\n${to}`,
            finding: {
              message: t(
                '"{0}" cannot recover in {1}: it needs "{2}", which takes {3}',
                id,
                durationText(facts.rto),
                to,
                durationText(needed.rto),
              ),
              span: spanOf(item, 'rto'),
              targets: [id],
            },
          };
        if (facts.rpo !== undefined && needed?.rpo !== undefined && needed.rpo > facts.rpo)
          yield {
            key: `rpo ${id}\n${to}`,
            finding: {
              message: t(
                '"{0}" may lose more than {1} of data: "{2}", which it needs, may lose {3}',
                id,
                durationText(facts.rpo),
                to,
                durationText(needed.rpo),
              ),
              span: spanOf(item, 'rpo'),
              targets: [id],
            },
          };
      }
    }
  }),
);

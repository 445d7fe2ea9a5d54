import { t } from '@vscode/l10n';
import { nameKey } from '../../../core/graph/entity.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { Objective } from '../../../formats/objectives/model.ts';
import { isShareObjective, targetOn } from '../../../formats/objectives/read.ts';
import { isAsLong, windowOf } from '../../../formats/objectives/window.ts';
import { objectiveRule } from './objectives-rule.ts';

/** A contractual objective that is not looser than the internal one which protects it. */
export const slaWithoutMargin = objectiveRule(
  'objectives/sla-without-margin',
  'warning',
  function* (sla, { file, uri, today }) {
    for (const name of sla.backedBy) {
      const slo = file.objectives.find(({ id }) => nameKey(id) === nameKey(name.text));
      if (!slo || !isComparable(sla, slo)) continue;
      const promised = targetOn(sla, today);
      const aimed = targetOn(slo, today);
      const [limit] = promised?.bounds ?? [];
      const [inner] = aimed?.bounds ?? [];
      const direction = promised?.direction;
      if (limit === undefined || inner === undefined || direction !== aimed?.direction) continue;
      const hasMargin = direction === 'atLeast' ? inner > limit : inner < limit;
      if (direction === 'between' || hasMargin) continue;
      yield {
        message: t(
          '"{0}" aims at {1}, which is not stricter than {2}, promised by the contract',
          slo.id,
          inner,
          limit,
        ),
        span: contentOf(name),
        related: [{ uri, span: contentOf(slo.key), message: t('Internal objective') }],
      };
    }
  },
);

/** True for objectives that measure the same over as long a time: of others nothing is known. */
function isComparable(a: Objective, b: Objective): boolean {
  const windows = [a, b].map(({ window }) => (window ? windowOf(window.text) : undefined));
  const [one, other] = windows;
  if (!one || !other || !isAsLong(one, other)) return false;
  return isShareObjective(a) && isShareObjective(b)
    ? true
    : a.unit !== undefined && a.unit.text === b.unit?.text;
}

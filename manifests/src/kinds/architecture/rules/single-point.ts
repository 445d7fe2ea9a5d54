import { t } from '@vscode/l10n';
import { singlePointsOf } from '../../../formats/architecture/analysis/single-points.ts';
import { architectureRule, inEachState, shortWayText, spanOf } from './architecture-rule.ts';

/** Critical elements that a finding leads to. */
const MOST_RELATED = 20;

/** An element with one replica that a critical element cannot do without. */
export const singlePoint = architectureRule('architecture/single-point', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    for (const { id, way, critical } of singlePointsOf(calls)) {
      const item = own.elements.get(id);
      if (!item) continue;
      const [needing = id] = way;
      yield {
        key: id,
        finding: {
          message:
            needing === id
              ? t('"{0}" is a single point of failure: it is critical and has 1 replica', id)
              : t(
                  '"{0}" is a single point of failure: it has 1 replica, and "{1}" needs it ({2})',
                  id,
                  needing,
                  shortWayText(way),
                ),
          span: spanOf(item, 'replicas'),
          targets: [id],
          related: critical
            .filter((one) => one !== id)
            .slice(0, MOST_RELATED)
            .flatMap((one) => {
              const entity = system.elementOf(one)?.entity;
              return entity
                ? [{ uri: entity.uri, span: entity.span, message: t('Critical element "{0}"', one) }]
                : [];
            }),
        },
      };
    }
  }),
);

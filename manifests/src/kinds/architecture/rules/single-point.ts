import { t } from '@vscode/l10n';
import { singlePointsOf } from '../../../formats/architecture/analysis/single-points.ts';
import { architectureRule, inEachState, spanOf, wayText } from './architecture-rule.ts';

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
                  wayText(way),
                ),
          span: spanOf(item, 'replicas'),
          targets: [id],
          related: critical
            .filter((one) => one !== id)
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

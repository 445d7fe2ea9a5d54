import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { describeGroups } from '../../formats/prometheus-rules/describe.ts';
import type { PrometheusModel } from './model.ts';

/** An alert or a recorded series, for whoever names it. */
export function describePrometheus({ model }: KindContext<PrometheusModel>, entity: Entity): string {
  return describeGroups(model.groups, entity);
}

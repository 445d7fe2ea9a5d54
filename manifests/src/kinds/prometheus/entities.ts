import type { Entity } from '../../core/graph/entity.ts';
import { prometheusEntity } from '../../formats/prometheus-rules/entities.ts';
import type { PrometheusModel } from './model.ts';

/** The jobs of a configuration. */
export function entitiesOf(uri: string, { jobs }: PrometheusModel): Entity[] {
  return jobs.flatMap(({ name, node }) => (name ? [prometheusEntity(uri, 'job', name, node)] : []));
}

import type { Entity } from '../../core/graph/entity.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { PrometheusModel } from './model.ts';

/** The jobs of a configuration. */
export function entitiesOf(uri: string, { jobs }: PrometheusModel): Entity[] {
  return jobs.flatMap(({ name, node }): Entity[] =>
    name
      ? [
          {
            type: 'job',
            uri,
            name: name.text,
            key: name.text,
            span: contentOf(name),
            extent: node.span,
            notation: 'yaml',
            facts: { kind: 'prometheus' },
          },
        ]
      : [],
  );
}

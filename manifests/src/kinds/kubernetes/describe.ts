import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { describeResource } from './features/describe-resource.ts';
import { describeInFamily } from './features/family-features.ts';
import type { KubernetesModel } from './resources/model.ts';

/** A resource, or what a family declares in one, for the reader of another file. */
export function describeKubernetes(context: KindContext<KubernetesModel>, entity: Entity): string {
  return describeInFamily(context, entity) ?? describeResource(context, entity);
}

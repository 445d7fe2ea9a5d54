import type { Completion } from '../../core/contributions/completion.ts';
import type { KindContext } from '../../core/kind.ts';
import { completeNames } from './features/complete-names.ts';
import { completeInFamily } from './features/family-features.ts';
import type { KubernetesModel } from './resources/model.ts';
import { completeFields, withFields } from './schema/complete.ts';

/** What a family knows, names of resources, and fields of the schema. */
export function completeKubernetes(
  context: KindContext<KubernetesModel>,
  offset: number,
): readonly Completion[] {
  return withFields(
    [...completeInFamily(context, offset), ...completeNames(context, offset)],
    completeFields(context, offset),
  );
}

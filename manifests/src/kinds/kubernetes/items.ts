import { touches } from '../../core/text/span.ts';
import type { KubernetesModel } from './resources/model.ts';

/** `Deployment/web`: the resource that holds an offset, as kubectl names it; undefined between resources. */
export function nameResourceAt({ resources }: KubernetesModel, offset: number): string | undefined {
  const resource = resources.find(({ root }) => touches(root.span, offset));
  if (!resource) return undefined;
  const { kind, name } = resource;
  return name ? `${kind || '?'}/${name.text}` : kind || undefined;
}

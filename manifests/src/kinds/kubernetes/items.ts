import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import type { KubernetesModel } from './resources/model.ts';
import { catalog, isServersGroup } from './schema/catalog.ts';
import { shapeOfKind } from './schema/kind-shape.ts';

/** `Deployment/web`: the resource that holds an offset, as kubectl names it; undefined between resources. */
export function nameResourceAt({ resources }: KubernetesModel, offset: number): string | undefined {
  const resource = resources.find(({ root }) => touches(root.span, offset));
  if (!resource) return undefined;
  const { kind, name } = resource;
  return name ? `${kind || '?'}/${name.text}` : kind || undefined;
}

/** `example.com/v1 Tool` for each resource of a kind that neither we nor a definition in the workspace have a schema of. */
export function resourcesWithoutSchema({
  model,
  graph,
  document: { uri },
}: KindContext<KubernetesModel>): readonly string[] {
  // Without the schemas of the build nothing is known of any kind.
  if (!catalog().knowsGroup('')) return [];
  return model.resources.flatMap((resource) => {
    const { apiVersion, group, version, kind } = resource;
    if (!apiVersion || kind === '' || version === '' || isServersGroup(group)) return [];
    return shapeOfKind(resource, graph, uri) ? [] : [`${apiVersion.text} ${kind}`];
  });
}

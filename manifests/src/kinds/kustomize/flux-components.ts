import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { keptBy } from '../../core/text/memory.ts';
import { isWithin } from '../../core/text/resource.ts';

/** The `Kustomization`s of Flux, which are no kustomizations: each says what Flux applies from a folder. */
const appliedByFlux = keptBy((resources: readonly Entity[]): readonly Entity[] =>
  resources.filter(
    ({ facts }) => facts?.group === 'kustomize.toolkit.fluxcd.io' && facts.kind === 'Kustomization',
  ),
);

const PATH = /^[ \t]+path:[ \t]*["']?(?:\.?\/)?([^"'\s#]*[^"'\s#/])\/?["']?[ \t]*(?:#.*)?\r?$/mu;
const COMPONENTS = /^[ \t]+components:/mu;

/**
 * True for the folder of a kustomization to which Flux adds components before it builds it (`spec.components` beside `spec.path`, which
 * counts from the root of the repository): what these hold is there for its patches.
 */
export function hasFluxComponents(folder: string, graph: Graph): boolean {
  const root = graph.folderOf(folder);
  return appliedByFlux(graph.all('resource', folder)).some(({ uri, extent }) => {
    const text = graph.text(uri)?.slice(extent.start, extent.end) ?? '';
    const path = PATH.exec(text)?.[1];
    return (
      path !== undefined && COMPONENTS.test(text) && isWithin(root, folder) && folder.endsWith(`/${path}`)
    );
  });
}

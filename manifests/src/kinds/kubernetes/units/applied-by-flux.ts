import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { folderOf, isWithin } from '../../../core/text/resource.ts';

/** The `Kustomization`s of Flux, which are no kustomizations: each says what Flux applies from a folder. */
const kustomizationsOfFlux = keptBy((resources: readonly Entity[]): readonly Entity[] =>
  resources.filter(
    ({ facts }) => facts?.group === 'kustomize.toolkit.fluxcd.io' && facts.kind === 'Kustomization',
  ),
);

/** A folder that Flux applies. */
export interface FluxFolder {
  /** As it is written, from the root of the repository: `apps/shop`. */
  readonly path: string;
  /** What applies it, as text. */
  readonly text: string;
}

const PATH = /^[ \t]+path:[ \t]*["']?(?:\.?\/)?([^"'\s#]*[^"'\s#/])\/?["']?[ \t]*(?:#.*)?\r?$/mu;

/** The folders that Flux applies, as the workspace says of a file or folder. */
export function fluxFolders(from: string, graph: Graph): readonly FluxFolder[] {
  return kustomizationsOfFlux(graph.all('resource', from)).flatMap(({ uri, extent }) => {
    const text = graph.text(uri)?.slice(extent.start, extent.end) ?? '';
    const path = PATH.exec(text)?.[1];
    return path === undefined ? [] : [{ path, text }];
  });
}

/**
 * True for a file in a folder that Flux applies. Flux applies on the side of the server, which merges a resource with what is there: it may
 * have nothing but the labels that it adds to what another program made.
 */
export function isAppliedByFlux(uri: string, graph: Graph): boolean {
  const folder = folderOf(uri);
  if (!isWithin(graph.folderOf(uri), folder)) return false;
  return fluxFolders(uri, graph).some(({ path }) => `${folder}/`.includes(`/${path}/`));
}

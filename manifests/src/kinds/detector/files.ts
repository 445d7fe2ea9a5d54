import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { resolveFrom } from '../../core/text/resource.ts';

/** In the order in which the engine looks for them. */
const ENDINGS = ['.detector.yaml', '.detector.yml', '.detector.json'] as const;

const NAMED = /^(.+)\.detector\.(?:ya?ml|json)$/iu;

/** The name that a manifest shares with its model; undefined for a file that is none. */
export function stemOf(name: string): string | undefined {
  return NAMED.exec(name)?.[1];
}

/** The file of the model that a manifest is about. */
export function modelBeside(uri: string, stem: string): string {
  return resolveFrom(uri, encodeURIComponent(`${stem}.onnx`));
}

/** Where the manifest of a model may be, that which is read first. */
export function manifestsBeside(uri: string, stem: string): readonly string[] {
  return ENDINGS.map((ending) => resolveFrom(uri, encodeURIComponent(stem + ending)));
}

/** What is said of a model by the manifest of it that is read. */
export function detectorOf(graph: Graph, model: string, from: string): Entity | undefined {
  const rank = ({ uri }: Entity): number => ENDINGS.findIndex((ending) => uri.endsWith(ending));
  return [...graph.find('detector', model, from)].sort((a, b) => rank(a) - rank(b))[0];
}

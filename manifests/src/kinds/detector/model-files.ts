import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { DETECTOR_ENDINGS } from './files.ts';

/** The name that a manifest shares with its model; undefined for a file that is none. */
export function stemOf(name: string): string | undefined {
  const ending = DETECTOR_ENDINGS.find((one) => name.toLowerCase().endsWith(one));
  return ending && name.length > ending.length ? name.slice(0, -ending.length) : undefined;
}

/** The file of the model that a manifest is about. */
export function modelBeside(uri: string, stem: string): string {
  return resolveFrom(uri, encodeURIComponent(`${stem}.onnx`));
}

/** Where the manifest of a model may be, that which is read first. */
export function manifestsBeside(uri: string, stem: string): readonly string[] {
  return DETECTOR_ENDINGS.map((ending) => resolveFrom(uri, encodeURIComponent(stem + ending)));
}

/** The contents of the manifest of a model. */
export function detectorOf(graph: Graph, model: string, from: string): Entity | undefined {
  const rank = ({ uri }: Entity): number => DETECTOR_ENDINGS.findIndex((ending) => uri.endsWith(ending));
  return [...graph.find('detector', model, from)].sort((a, b) => rank(a) - rank(b))[0];
}

import type { Diagram, DiagramNode } from '@vitruve/manifests';
import type { Point } from './curve.ts';
import type { Engine } from './dot.ts';
import { outputSize, placeDiagram, type GraphvizOutput, type PlacedDiagram } from './graphviz-output.ts';
import { nodeSize } from './node-text.ts';
import { separateNodes } from './separate-nodes.ts';
import type { Size } from './shape.ts';

/** A part of a diagram whose form is known, and that can be put anywhere. */
export interface PartLayout {
  readonly size: Size;
  /** @param corner the top left of the part. */
  readonly place: (corner: Point) => PlacedDiagram;
}

export type SizeOf = (node: DiagramNode) => Size;

/** Lays a diagram out by graphviz, with the engine that suits it when none is named. */
export type RunGraphviz = (diagram: Diagram, sizeOf: SizeOf, engine?: Engine) => GraphvizOutput;

/** A part as graphviz lays it out at one go. */
export function partLayout(part: Diagram, run: RunGraphviz): PartLayout {
  const [node] = part.nodes;
  if (node && part.nodes.length === 1 && part.edges.length === 0 && part.groups.length === 0) {
    return singleNode(node);
  }
  const output = separateNodes(part, run);
  return { size: outputSize(output), place: (corner) => placeDiagram(part, output, corner, nodeSize) };
}

function singleNode(node: DiagramNode): PartLayout {
  const size = nodeSize(node);
  const place = ({ x, y }: Point): PlacedDiagram => ({
    nodes: [{ id: node.id, x: x + size.width / 2, y: y + size.height / 2, ...size }],
    groups: [],
    edges: [],
  });
  return { size, place };
}

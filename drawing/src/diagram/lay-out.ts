import type { Diagram } from '@vitruve/manifests/views/diagram';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { components } from './components.ts';
import type { Point } from './curve.ts';
import { diagramDot, engineOf } from './dot.ts';
import { outputSize, placedParts, type GraphvizOutput, type Placed } from './graphviz-output.ts';
import type { Layout, RoutedEdge } from './layout.ts';
import { nodeSize } from './node-text.ts';
import { packed } from './pack.ts';
import type { Size } from './shape.ts';

/** Finds places for the parts of a diagram. It takes from milliseconds to minutes: never on a thread that answers people. */
export type LayOut = (diagram: Diagram) => Layout;

/** Room around the picture, for outlines. */
const MARGIN = 8;

/** Starts graphviz, once; it needs no file and no network. */
export async function startLayOut(): Promise<LayOut> {
  const graphviz = await Graphviz.load();
  const write = (diagram: Diagram): GraphvizOutput =>
    JSON.parse(graphviz.layout(diagramDot(diagram), 'json', engineOf(diagram))) as GraphvizOutput;
  return (diagram) => {
    // Graphviz would put what nothing connects into one rank, a mile wide, so that each such part is laid out by itself.
    const parts = components(diagram).map(({ diagram: part, edges }) => ({
      edges,
      ...partLayout(part, write),
    }));
    const { width, height, corners } = packed(parts.map(({ size }) => size));
    const edges: (RoutedEdge | undefined)[] = diagram.edges.map(() => undefined);
    const placed = parts.map(({ place, edges: indices }, number) => {
      const { x, y } = corners[number] ?? { x: 0, y: 0 };
      const part = place({ x: x + MARGIN, y: y + MARGIN });
      for (const [at, index] of indices.entries()) edges[index] = part.edges[at];
      return part;
    });
    return {
      width: width + 2 * MARGIN,
      height: height + 2 * MARGIN,
      nodes: placed.flatMap(({ nodes }) => nodes),
      edges,
      groups: placed.flatMap(({ groups }) => groups),
    };
  };
}

interface PartLayout {
  readonly size: Size;
  /** @param corner the top left of the part. */
  readonly place: (corner: Point) => Placed;
}

function partLayout(part: Diagram, write: (diagram: Diagram) => GraphvizOutput): PartLayout {
  const [node] = part.nodes;
  if (node && part.nodes.length === 1 && part.edges.length === 0 && part.groups.length === 0) {
    const size = nodeSize(node);
    const place = ({ x, y }: Point): Placed => ({
      nodes: [{ id: node.id, x: x + size.width / 2, y: y + size.height / 2, ...size }],
      groups: [],
      edges: [],
    });
    return { size, place };
  }
  const output = write(part);
  return { size: outputSize(output), place: (corner) => placedParts(part, output, corner) };
}

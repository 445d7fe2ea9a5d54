import type { Diagram } from '@vitruve/manifests';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { blocksLayout, isLarge } from './blocks-layout.ts';
import { components } from './components.ts';
import { diagramDot, engineOf } from './dot.ts';
import type { GraphvizOutput } from './graphviz-output.ts';
import type { Layout, RoutedEdge } from './layout.ts';
import { packed } from './pack.ts';
import { partLayout, type RunGraphviz } from './part-layout.ts';

/** Finds places for the parts of a diagram. It takes from milliseconds to minutes: never on a thread that answers people. */
export type LayOut = (diagram: Diagram) => Layout;

/** Room around the picture, for outlines. */
const MARGIN = 8;

/** Starts graphviz, once; it needs no file and no network. */
export async function startLayOut(): Promise<LayOut> {
  const graphviz = await Graphviz.load();
  const run: RunGraphviz = (diagram, sizeOf, engine = engineOf(diagram)) =>
    JSON.parse(graphviz.layout(diagramDot(diagram, sizeOf, engine), 'json', engine)) as GraphvizOutput;
  return (diagram) => {
    // Graphviz would put what nothing connects into one rank, a mile wide, so that each such part is laid out by itself.
    const parts = components(diagram).map(({ diagram: part, edges }) => ({
      edges,
      ...(isLarge(part) ? blocksLayout(part, run) : partLayout(part, run)),
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

import type { Diagram } from '@vitruve/manifests';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { blocksLayout, isLarge } from './blocks-layout.ts';
import { components } from './components.ts';
import { diagramDot, engineOf } from './dot.ts';
import type { Point } from './curve.ts';
import type { GraphvizOutput } from './graphviz-output.ts';
import type { Layout, RoutedEdge } from './layout.ts';
import { noBand } from './no-band.ts';
import { GAP, packed, widthFor } from './pack.ts';
import { partLayout, type PartLayout, type RunGraphviz } from './part-layout.ts';
import { gridLayout, unlinkedNodes } from './grid-layout.ts';

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
    const widthOf = (area: number): number => widthFor(area, diagram.direction);
    const single = unlinkedNodes(diagram);
    const alone = new Set(single.map(({ id }) => id));
    // Graphviz would put what nothing connects into one rank, a mile wide, so that each such part is laid out by itself.
    const linked = components(diagram)
      .filter(({ diagram: { nodes } }) => !nodes.every(({ id }) => alone.has(id)))
      .map(({ diagram: part, edges }) => ({
        edges,
        ...noBand(part, (turned) => (isLarge(turned) ? blocksLayout(turned, run) : partLayout(turned, run))),
      }));
    const { corners, ...packing } = packed(
      linked.map(({ size }) => size),
      widthOf,
    );
    let { width, height } = packing;
    const parts: {
      readonly edges: readonly number[];
      readonly layout: PartLayout;
      readonly corner: Point;
    }[] = linked.map(({ edges, ...layout }, number) => ({
      edges,
      layout,
      corner: corners[number] ?? { x: 0, y: 0 },
    }));
    if (single.length > 0) {
      const layout = gridLayout(single, (area) => Math.max(width, widthOf(area)));
      const y = height === 0 ? 0 : height + GAP;
      parts.push({ edges: [], layout, corner: { x: 0, y } });
      [width, height] = [Math.max(width, layout.size.width), y + layout.size.height];
    }
    const edges: (RoutedEdge | undefined)[] = diagram.edges.map(() => undefined);
    const placed = parts.map(({ layout, corner: { x, y }, edges: indices }) => {
      const part = layout.place({ x: x + MARGIN, y: y + MARGIN });
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

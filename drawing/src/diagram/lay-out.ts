import type { Diagram } from '@vitruve/manifests/views/diagram';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { middleOf, pathOf, type Curve, type Point } from './curve.ts';
import { diagramDot, hasPlacedLabels } from './dot.ts';
import { edgeLabel } from './edge-label.ts';
import type { Layout, PlacedGroup, PlacedNode, RoutedEdge } from './layout.ts';
import { nodeSize } from './node-text.ts';

/** Finds places for the parts of a diagram. It takes from milliseconds to minutes: never on a thread that answers people. */
export type LayOut = (diagram: Diagram) => Layout;

/** What graphviz writes of a layout, as far as it is read. Lengths are points, y grows upwards. */
interface Written {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos?: string; readonly lp?: string }[];
}

/** Starts graphviz, once; it needs no file and no network. */
export async function startLayOut(): Promise<LayOut> {
  const graphviz = await Graphviz.load();
  return (diagram) => {
    if (diagram.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [], groups: [] };
    return layoutOf(diagram, JSON.parse(graphviz.layout(diagramDot(diagram), 'json', 'dot')) as Written);
  };
}

/** Room around the picture, for outlines. */
const MARGIN = 8;

function layoutOf(diagram: Diagram, written: Written): Layout {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(written.bb);
  const at = (x: number, y: number): Point => ({ x: x - left + MARGIN, y: top - y + MARGIN });
  const nodes: PlacedNode[] = [];
  const groups: PlacedGroup[] = [];
  for (const { name, pos, bb } of written.objects ?? []) {
    const node = pos === undefined ? undefined : diagram.nodes[Number(name.slice(1))];
    if (node && pos !== undefined) {
      const [x = 0, y = 0] = numbers(pos);
      nodes.push({ id: node.id, ...at(x, y), ...nodeSize(node) });
    }
    const group = bb === undefined ? undefined : diagram.groups[Number(name.slice('cluster_g'.length))];
    if (group && bb !== undefined) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(bb);
      groups.push({ id: group.id, ...at(x1, y2), width: x2 - x1, height: y2 - y1 });
    }
  }
  const edges: (RoutedEdge | undefined)[] = diagram.edges.map(() => undefined);
  const placed = hasPlacedLabels(diagram);
  for (const { id, pos, lp } of written.edges ?? []) {
    const edge = diagram.edges[Number(id)];
    if (!edge || pos === undefined) continue;
    const label = edgeLabel(edge.label).text === '' ? undefined : placed ? lp : null;
    edges[Number(id)] = routed(pos, label, at);
  }
  return { width: right - left + 2 * MARGIN, height: top - bottom + 2 * MARGIN, nodes, edges, groups };
}

/**
 * @param pos `e,x,y x,y x,y …`: where the arrow points, then the points of cubic curves.
 * @param label where it is; null for the middle of the line.
 */
function routed(
  pos: string,
  label: string | null | undefined,
  at: (x: number, y: number) => Point,
): RoutedEdge | undefined {
  let tip: Point | undefined;
  const points: Point[] = [];
  for (const part of pos.split(' ')) {
    const [x = 0, y = 0] = numbers(part.replace(/^[es],/u, ''));
    if (part.startsWith('e,')) tip = at(x, y);
    else if (!part.startsWith('s,')) points.push(at(x, y));
  }
  const [start, ...rest] = points;
  if (!start || rest.length < 3) return undefined;
  const curve: Curve = { start, rest };
  const end = rest.at(-1) ?? start;
  const place = labelPlace(label, curve, at);
  return {
    path: pathOf(curve),
    ...(tip ? { tip: { ...tip, angle: Math.atan2(tip.y - end.y, tip.x - end.x) } } : {}),
    ...(place ? { label: place } : {}),
  };
}

function labelPlace(
  label: string | null | undefined,
  curve: Curve,
  at: (x: number, y: number) => Point,
): Point | undefined {
  if (label === undefined) return undefined;
  if (label === null) return middleOf(curve);
  const [x = 0, y = 0] = numbers(label);
  return at(x, y);
}

function numbers(text: string): readonly number[] {
  return text.split(/[ ,]/u).map(Number);
}

import type { Diagram } from '@vitruve/manifests';
import { middleOf, pathOf, type Point } from './curve.ts';
import { hasPlacedLabels } from './dot.ts';
import { edgeLabel } from './edge-label.ts';
import { labelPlaces, type LabeledLine } from './label-places.ts';
import type { PlacedGroup, PlacedNode, RoutedEdge } from './layout.ts';
import type { SizeOf } from './part-layout.ts';
import type { Size } from './shape.ts';
import { titlePlaces } from './title-places.ts';

/** What graphviz writes of a layout of `dot.ts`, as far as it is read. Lengths are points, y grows upwards. */
export interface GraphvizOutput {
  /** `left,bottom,right,top`. */
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[];
  readonly edges?: readonly {
    /** The number of an edge of the diagram; lines that nobody sees have none. */
    readonly id?: string;
    readonly pos?: string;
    readonly lp?: string;
  }[];
}

export function outputSize({ bb }: GraphvizOutput): Size {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(bb);
  return { width: right - left, height: top - bottom };
}

export interface PlacedDiagram {
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly PlacedGroup[];
  /** In the order of the diagram's edges. */
  readonly edges: readonly (RoutedEdge | undefined)[];
}

/** The places of a diagram's parts. @param corner where the top left of the output is put. */
export function placeDiagram(
  diagram: Diagram,
  output: GraphvizOutput,
  corner: Point,
  sizeOf: SizeOf,
): PlacedDiagram {
  const [left = 0, , , top = 0] = numbers(output.bb);
  const at = (x: number, y: number): Point => ({ x: x - left + corner.x, y: top - y + corner.y });
  const nodes: PlacedNode[] = [];
  const groups: PlacedGroup[] = [];
  for (const { name, pos, bb } of output.objects ?? []) {
    const node = pos === undefined ? undefined : diagram.nodes[Number(name.slice(1))];
    if (node && pos !== undefined) {
      const [x = 0, y = 0] = numbers(pos);
      nodes.push({ id: node.id, ...at(x, y), ...sizeOf(node) });
    }
    const group = bb === undefined ? undefined : diagram.groups[Number(name.slice('cluster_g'.length))];
    if (group && bb !== undefined) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(bb);
      groups.push({ id: group.id, ...at(x1, y2), width: x2 - x1, height: y2 - y1 });
    }
  }
  const roomForLabels = hasPlacedLabels(diagram);
  const lines: (Line | undefined)[] = diagram.edges.map(() => undefined);
  for (const { id, pos, lp } of output.edges ?? []) {
    const edge = diagram.edges[Number(id)];
    if (id === undefined || !edge || pos === undefined) continue;
    const line = lineOf(pos, at);
    const { text, width } = edgeLabel(edge.label);
    const room = roomForLabels ? pointOf(lp, at) : undefined;
    const label = text === '' ? undefined : (room ?? (line && middleOf(line.curve)));
    if (line) lines[Number(id)] = { ...line, width, ...(label && { label }) };
  }
  const labels = labelPlaces(lines, nodes);
  const edges = lines.map((line, index) => line && routed(line, labels[index]));
  const names = new Map(diagram.groups.map(({ id, label }) => [id, label]));
  const curves = lines.flatMap((line) => line?.curve ?? []);
  return { nodes, groups: titlePlaces(groups, curves, (id) => names.get(id) ?? ''), edges };
}

interface Line extends LabeledLine {
  readonly tip?: Point;
}

type At = (x: number, y: number) => Point;

/** @param pos `e,x,y x,y x,y …`: where the arrow points, then the points of cubic curves. */
function lineOf(pos: string, at: At): Pick<Line, 'curve' | 'tip'> | undefined {
  let tip: Point | undefined;
  const points: Point[] = [];
  for (const part of pos.split(' ')) {
    const [x = 0, y = 0] = numbers(part.replace(/^[es],/u, ''));
    if (part.startsWith('e,')) tip = at(x, y);
    else if (!part.startsWith('s,')) points.push(at(x, y));
  }
  const [start, ...rest] = points;
  if (!start || rest.length < 3) return undefined;
  return { curve: { start, rest }, ...(tip && { tip }) };
}

function routed({ curve, tip }: Line, label: Point | undefined): RoutedEdge {
  const end = curve.rest.at(-1) ?? curve.start;
  return {
    path: pathOf(curve),
    ...(tip && { tip: { ...tip, angle: Math.atan2(tip.y - end.y, tip.x - end.x) } }),
    ...(label && { label }),
  };
}

/** @param place `x,y`. */
function pointOf(place: string | undefined, at: At): Point | undefined {
  if (place === undefined) return undefined;
  const [x = 0, y = 0] = numbers(place);
  return at(x, y);
}

function numbers(text: string): readonly number[] {
  return text.split(/[ ,]/u).map(Number);
}

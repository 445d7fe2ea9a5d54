import type { Diagram, DiagramEdge, DiagramNode } from '@vitruve/manifests';
import { groupedBy } from '../grouped.ts';
import { px } from '../markup/xml.ts';
import { contents } from './contents.ts';
import type { Point } from './curve.ts';
import { outputSize, placeDiagram, type PlacedDiagram } from './graphviz-output.ts';
import type { PlacedNode, RoutedEdge } from './layout.ts';
import { partLayout, type PartLayout, type RunGraphviz } from './part-layout.ts';

/** From so many nodes in so many groups on a diagram is laid out in two steps. */
const LARGE = { nodes: 150, groups: 4 } as const;

/** So many lines for each block make ranks of single blocks, a mile high. */
const CHAIN = 1.5;

export function isLarge({ nodes, groups }: Diagram): boolean {
  return nodes.length >= LARGE.nodes && groups.length >= LARGE.groups;
}

/** An outermost group with all that is in it, or a node that is in none. */
interface Block {
  readonly diagram: Diagram;
  readonly layout: PartLayout;
}

/**
 * A large diagram with groups: each is laid out by itself, then the groups as if they were nodes. Ranks through all groups
 * would make a picture a hundred times as wide as it is high. Lines from group to group are straight.
 */
export function blocksLayout(part: Diagram, run: RunGraphviz): PartLayout {
  const homes = homesOf(part);
  const home = (id: string): string => homes.ofNodes.get(id) ?? `node:${id}`;
  const inside = groupedBy(part.edges.keys(), (index) => {
    const edge = part.edges[index];
    return edge && home(edge.from) === home(edge.to) ? home(edge.from) : undefined;
  });
  const blocks = new Map<string, Block>();
  for (const [id, nodes] of groupedBy(part.nodes, (node) => home(node.id))) {
    const edges = (inside.get(id) ?? []).flatMap((index) => part.edges[index] ?? []);
    const diagram = {
      ...part,
      nodes,
      edges,
      groups: part.groups.filter((group) => homes.ofGroups.get(group.id) === id),
    };
    blocks.set(id, { diagram, layout: partLayout(diagram, run) });
  }
  const outer = outerDiagram(part, blocks, home);
  const sizeOf = ({ id }: DiagramNode): PartLayout['size'] =>
    blocks.get(id)?.layout.size ?? { width: 0, height: 0 };
  const output = run(outer, sizeOf, outer.edges.length > CHAIN * outer.nodes.length ? 'sfdp' : 'dot');
  return {
    size: outputSize(output),
    place: (corner) => {
      const edges: (RoutedEdge | undefined)[] = part.edges.map(() => undefined);
      const placed: PlacedDiagram[] = [];
      for (const { id, x, y, width, height } of placeDiagram(outer, output, corner, sizeOf).nodes) {
        const block = blocks.get(id)?.layout.place({ x: x - width / 2, y: y - height / 2 });
        if (!block) continue;
        placed.push(block);
        for (const [at, index] of (inside.get(id) ?? []).entries()) edges[index] = block.edges[at];
      }
      const nodes = placed.flatMap((block) => block.nodes);
      const places = new Map(nodes.map((node) => [node.id, node]));
      for (const index of inside.get(undefined) ?? []) edges[index] = straight(part.edges[index], places);
      return { nodes, groups: placed.flatMap((block) => block.groups), edges };
    },
  };
}

interface Homes {
  readonly ofNodes: ReadonlyMap<string, string>;
  readonly ofGroups: ReadonlyMap<string, string>;
}

/** The blocks that groups are in, and the nodes in them: `group:` and the outermost group's id. */
function homesOf(part: Diagram): Homes {
  const { nodesIn, groupsIn } = contents(part);
  const [ofNodes, ofGroups] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id: outermost } of groupsIn.get(undefined) ?? []) {
    const block = `group:${outermost}`;
    const waiting = [outermost];
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
      ofGroups.set(group, block);
      for (const { id } of nodesIn.get(group) ?? []) ofNodes.set(id, block);
      waiting.push(...(groupsIn.get(group) ?? []).map(({ id }) => id));
    }
  }
  return { ofNodes, ofGroups };
}

/** The blocks as nodes, with one line for all that leads from one to another. */
function outerDiagram(
  part: Diagram,
  blocks: ReadonlyMap<string, Block>,
  home: (id: string) => string,
): Diagram {
  const pairs = new Map<string, DiagramEdge>();
  for (const { from, to } of part.edges) {
    const [a, b] = [home(from), home(to)];
    if (a !== b) pairs.set(JSON.stringify([a, b]), { from: a, to: b, line: 'solid', tone: 'neutral' });
  }
  return {
    direction: part.direction,
    nodes: [...blocks.keys()].map((id) => ({ id, label: '', shape: 'box', tone: 'neutral' })),
    edges: [...pairs.values()],
    groups: [],
    legend: [],
  };
}

/** Where a line ends for its arrow to begin. */
const POINT = 10;

function straight(
  edge: DiagramEdge | undefined,
  places: ReadonlyMap<string, PlacedNode>,
): RoutedEdge | undefined {
  const [from, to] = [places.get(edge?.from ?? ''), places.get(edge?.to ?? '')];
  if (!edge || !from || !to) return undefined;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const start = onOutline(from, angle);
  const tip = onOutline(to, angle + Math.PI);
  const end = { x: tip.x - Math.cos(angle) * POINT, y: tip.y - Math.sin(angle) * POINT };
  const path = `M${px(start.x)} ${px(start.y)}L${px(end.x)} ${px(end.y)}`;
  const middle = { x: (start.x + tip.x) / 2, y: (start.y + tip.y) / 2 };
  return { path, tip: { ...tip, angle }, ...((edge.label ?? '') === '' ? {} : { label: middle }) };
}

/** Where a line from the middle of a node leaves its rectangle. */
function onOutline({ x, y, width, height }: PlacedNode, angle: number): Point {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const distance = Math.min(
    width / 2 / Math.max(Math.abs(across), 1e-6),
    height / 2 / Math.max(Math.abs(down), 1e-6),
  );
  return { x: x + across * distance, y: y + down * distance };
}

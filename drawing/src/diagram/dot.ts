import type { Diagram, DiagramNode } from '@vitruve/manifests';
import { SIZE } from '../style/sheet.ts';
import { shortened } from '../text/plain.ts';
import { textWidth } from '../text/width.ts';
import { contents } from './contents.ts';
import { edgeLabel } from './edge-label.ts';
import type { SizeOf } from './part-layout.ts';

/** Points to an inch: graphviz measures in both, a CSS pixel is drawn for each point. */
const POINTS = 72;
/** Room for the labels of edges doubles the ranks of a graph: from so many on they are put on the middle of the line. */
const MOST_PLACED_LABELS = 120;
/** From so many edges on a good picture would take longer than anybody waits: the layout is told to be content sooner. */
const MANY_EDGES = 1500;
/** The title of a group makes it as wide as this, in pixels; a longer one is cut. */
const WIDEST_TITLE = 440;
/** So many edges, and so many for each node, are a thicket: ranks would say nothing, and would be miles long. */
const THICKET = { edges: 200, perNode: 4 } as const;

/**
 * A diagram in the language of graphviz: nodes `n0…`, groups `cluster_g0…`, edges in their order with their number as `id`.
 * Sizes are given; labels stand for the room that they need, and hold nothing of the diagram's texts.
 */
export function diagramDot(diagram: Diagram, sizeOf: SizeOf, engine: Engine): string {
  const names = new Map(diagram.nodes.map(({ id }, index) => [id, `n${index}`]));
  const groupNames = new Map(diagram.groups.map(({ id }, index) => [id, `cluster_g${index}`]));
  const { nodesIn, groupsIn } = contents(diagram);
  const linked = new Set(diagram.edges.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  const lines = ['digraph {', ...attributes(diagram, engine)];
  const write = (group: string | undefined): void => {
    for (const node of nodesIn.get(group) ?? []) {
      const { width, height } = sizeOf(node);
      const shape = node.shape === 'diamond' || node.shape === 'ellipse' ? node.shape : 'box';
      lines.push(
        `${names.get(node.id) ?? ''} [shape=${shape},width=${inches(width)},height=${inches(height)}]`,
      );
    }
    if (group !== undefined) lines.push(...rows(nodesIn.get(group) ?? [], names, linked, diagram.direction));
    for (const { id, label } of groupsIn.get(group) ?? []) {
      const width = Math.min(textWidth(shortened(label, 80), SIZE.group, true) + 12, WIDEST_TITLE);
      lines.push(`subgraph ${groupNames.get(id) ?? ''} {`, `label=${room(width, 16)}`);
      write(id);
      lines.push('}');
    }
  };
  write(undefined);
  const placed = hasPlacedLabels(diagram);
  for (const [index, { from, to, label = '' }] of diagram.edges.entries()) {
    const [tail, head] = [names.get(from), names.get(to)];
    if (tail === undefined || head === undefined) continue;
    const { text, width } = edgeLabel(placed ? label : '');
    lines.push(`${tail} -> ${head} [id=${index}${text === '' ? '' : `,label=${room(width + 10, 19)}`}]`);
  }
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

/** How many nodes one after the other look as long as one beside the other, relative to the root of their number. */
const STRETCH = { down: 1.5, right: 0.54 } as const;

/**
 * Nodes of a group that nothing is linked to would be put into one rank, however many: they are chained with lines that
 * nobody sees, to as many rows as columns.
 */
function rows(
  nodes: readonly DiagramNode[],
  names: ReadonlyMap<string, string>,
  linked: ReadonlySet<string>,
  direction: Diagram['direction'],
): string[] {
  const single = nodes.filter(({ id }) => !linked.has(id));
  const length = Math.ceil(Math.sqrt(single.length) * STRETCH[direction]);
  return single.flatMap(({ id }, index) => {
    const before = index % length === 0 ? undefined : single[index - 1];
    return before ? [`${names.get(before.id) ?? ''} -> ${names.get(id) ?? ''} [style=invis]`] : [];
  });
}

/** False when the labels of edges are put on their middles, without room of their own. */
export function hasPlacedLabels(diagram: Diagram): boolean {
  const labelled = diagram.edges.filter(({ label = '' }) => label !== '').length;
  return labelled <= MOST_PLACED_LABELS && !isThicket(diagram);
}

function isThicket({ nodes, edges }: Diagram): boolean {
  return edges.length > THICKET.edges && edges.length > THICKET.perNode * nodes.length;
}

/** The engines of graphviz that are used: ranks, or springs that bring together what is linked. */
export type Engine = 'dot' | 'sfdp';

/** Springs for a thicket that no groups divide. */
export function engineOf(diagram: Diagram): Engine {
  return isThicket(diagram) && diagram.groups.length === 0 ? 'sfdp' : 'dot';
}

function attributes(diagram: Diagram, engine: Engine): string[] {
  const { direction, edges } = diagram;
  const thick = isThicket(diagram);
  const graph = [
    `rankdir=${direction === 'down' ? 'TB' : 'LR'}`,
    `nodesep=${direction === 'down' ? '0.4' : '0.26'}`,
    'ranksep=0.65',
    'labeljust=l',
    // Between the frame of a group and what is in it.
    'margin=14',
    // Lines that bend around nodes would take minutes in a thicket and help nobody.
    `splines=${thick ? 'line' : 'true'}`,
  ];
  if (thick || edges.length > MANY_EDGES)
    graph.push('nslimit=1', 'nslimit1=1', 'mclimit=0.3', 'searchsize=20');
  if (engine === 'sfdp') graph.push('overlap=prism', 'sep="+12"', 'start=1');
  return [
    `graph [${graph.join(',')}]`,
    'node [fixedsize=true,label=""]',
    'edge [arrowsize=1,arrowhead=normal]',
  ];
}

function inches(pixels: number): string {
  return (pixels / POINTS).toFixed(3);
}

/** A label that takes that much room and shows nothing. */
function room(width: number, height: number): string {
  const size = `WIDTH="${Math.ceil(width)}" HEIGHT="${height}"`;
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" FIXEDSIZE="TRUE" ${size}><TR><TD></TD></TR></TABLE>>`;
}

import type { Diagram, DiagramEdge, DiagramNode, NodeShape } from '@vitruve/manifests';
import { mermaidText, type MermaidLabels } from '../markup/mermaid.ts';
import { TONES, type Palette } from '../style/palette.ts';
import { contents } from './contents.ts';
import { edgeThings, groupThing } from './things.ts';

/** How long texts in a mermaid picture may be, in characters; it breaks them into lines itself. */
export const LONGEST_IN_MERMAID = { label: 80, detail: 48, edge: 48 } as const;

/** A diagram in the language of mermaid, and what its names stand for. */
export interface MermaidDiagram {
  readonly text: string;
  /** From the names in the text (`n0`, `g0`, `e0`) to the ids of things: nodes, groups, edges. */
  readonly things: ReadonlyMap<string, string>;
}

export interface MermaidOptions {
  /**
   * Colours to write into the text, for a picture that is on its own. Without them things bear the classes `tone-…`,
   * `outline-…` and `line-…` alone, edges have names (`e0`), and texts are for labels of SVG (`htmlLabels: false`): for a page
   * with a style sheet.
   */
  readonly palette?: Palette;
}

/** What mermaid takes for a label, and shows as none. */
const EMPTY = '\u00a0';

const SHAPES: Readonly<Record<NodeShape, readonly [string, string]>> = {
  box: ['[', ']'],
  rounded: ['(', ')'],
  stadium: ['([', '])'],
  hexagon: ['{{', '}}'],
  diamond: ['{', '}'],
  cylinder: ['[(', ')]'],
  // What mermaid has for it is a circle, as high as its text is long.
  ellipse: ['([', '])'],
  subroutine: ['[[', ']]'],
};

const ARROWS: Readonly<Record<DiagramEdge['line'], string>> = {
  solid: '-->',
  dashed: '-.->',
  dotted: '-.->',
  thick: '==>',
};

/** Writes a diagram as a mermaid flowchart, safe for labels of any content and length. */
export function diagramMermaid(diagram: Diagram, { palette }: MermaidOptions = {}): MermaidDiagram {
  const labels: MermaidLabels = palette ? 'html' : 'svg';
  const things = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [index, { id }] of diagram.nodes.entries()) {
    things.set(`n${index}`, id);
    names.set(id, `n${index}`);
  }
  const lines = [`flowchart ${directionOf(diagram)}`, ...nested(diagram, names, things, labels)];
  const edgeIds = edgeThings(diagram);
  const drawn: DiagramEdge[] = [];
  for (const [index, edge] of diagram.edges.entries()) {
    const [from, to] = [names.get(edge.from), names.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const name = `e${drawn.length}`;
    const arrow = `${palette ? '' : `${name}@`}${ARROWS[edge.line]}`;
    const label = mermaidText(edge.label ?? '', LONGEST_IN_MERMAID.edge, labels);
    lines.push(`  ${from} ${arrow}${label === '' ? '' : `|"${label}"|`} ${to}`);
    things.set(name, edgeIds[index] ?? '');
    drawn.push(edge);
  }
  lines.push(...classes(diagram, names, drawn, palette));
  return { text: `${lines.join('\n')}\n`, things };
}

function directionOf({ direction }: Diagram): string {
  return direction === 'down' ? 'TB' : 'LR';
}

/** The nodes and groups of a group, or of none, each indented by its depth. */
function nested(
  diagram: Diagram,
  names: ReadonlyMap<string, string>,
  things: Map<string, string>,
  labels: MermaidLabels,
): string[] {
  const { nodesIn, groupsIn } = contents(diagram);
  const direction = directionOf(diagram);
  const lines: string[] = [];
  let count = 0;
  const write = (group: string | undefined, indent: string): void => {
    for (const node of nodesIn.get(group) ?? [])
      lines.push(`${indent}${nodeText(node, names.get(node.id) ?? '', labels)}`);
    for (const { id, label } of groupsIn.get(group) ?? []) {
      const name = `g${count++}`;
      things.set(name, groupThing(id));
      lines.push(
        `${indent}subgraph ${name}["${mermaidText(label, LONGEST_IN_MERMAID.label, labels) || EMPTY}"]`,
      );
      // Else mermaid turns what no edge leads out of by a quarter.
      lines.push(`${indent}  direction ${direction}`);
      write(id, `${indent}  `);
      lines.push(`${indent}end`);
    }
  };
  write(undefined, '  ');
  return lines;
}

function nodeText(node: DiagramNode, name: string, labels: MermaidLabels): string {
  const [open, close] = SHAPES[node.shape];
  const label = mermaidText(node.label, LONGEST_IN_MERMAID.label, labels) || EMPTY;
  const detail = mermaidText(node.detail ?? '', LONGEST_IN_MERMAID.detail, labels);
  return `${name}${open}"${detail === '' ? label : `${label}<br/>${detail}`}"${close}`;
}

function classes(
  { nodes }: Diagram,
  names: ReadonlyMap<string, string>,
  edges: readonly DiagramEdge[],
  palette: Palette | undefined,
): string[] {
  const lines: string[] = [];
  const list = (className: string, members: readonly string[]): void => {
    if (members.length > 0) lines.push(`  class ${members.join(',')} ${className}`);
  };
  const named = (chosen: (node: DiagramNode) => boolean): string[] =>
    nodes.filter(chosen).map(({ id }) => names.get(id) ?? '');
  const usedTones = TONES.filter((tone) => nodes.some((node) => node.tone === tone));
  if (palette) {
    for (const tone of usedTones) {
      const { fill, line } = palette.tones[tone];
      lines.push(`  classDef tone-${tone} fill:${fill},stroke:${line},color:${palette.text}`);
    }
    if (nodes.some(({ outline }) => outline === 'dashed'))
      lines.push('  classDef outline-dashed stroke-dasharray:5 4');
    if (nodes.some(({ outline }) => outline === 'double'))
      lines.push('  classDef outline-double stroke-width:4px');
  }
  for (const tone of usedTones)
    list(
      `tone-${tone}`,
      named((node) => node.tone === tone),
    );
  for (const outline of ['dashed', 'double'] as const) {
    list(
      `outline-${outline}`,
      named((node) => node.outline === outline),
    );
  }
  const numbered = (chosen: (edge: DiagramEdge) => boolean): number[] =>
    edges.flatMap((edge, index) => (chosen(edge) ? [index] : []));
  for (const tone of TONES) {
    const members = numbered((edge) => edge.tone === tone);
    if (!palette)
      list(
        `tone-${tone}`,
        members.map((index) => `e${index}`),
      );
    else if (members.length > 0)
      lines.push(`  linkStyle ${members.join(',')} stroke:${palette.tones[tone].line}`);
  }
  const dotted = numbered(({ line }) => line === 'dotted');
  if (!palette)
    list(
      'line-dotted',
      dotted.map((index) => `e${index}`),
    );
  else if (dotted.length > 0) lines.push(`  linkStyle ${dotted.join(',')} stroke-dasharray:2 4`);
  return lines;
}

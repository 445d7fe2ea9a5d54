import type { Source, Tone } from './source.ts';

/** The forms that nodes take; each exists in mermaid and in our own drawing. */
export const NODE_SHAPES = [
  'box',
  'rounded',
  'stadium',
  'hexagon',
  'diamond',
  'cylinder',
  'ellipse',
  'subroutine',
] as const;
export type NodeShape = (typeof NODE_SHAPES)[number];

export interface DiagramNode {
  /** Unique in the diagram and the same from one version of the text to the next, as far as the name is. */
  readonly id: string;
  /** As written in the manifest, whatever that is: drawings shorten and escape it. */
  readonly label: string;
  /** A second line, smaller: a status, a date, a mark. */
  readonly detail?: string;
  readonly shape: NodeShape;
  readonly tone: Tone;
  /** The outline says something too: `dashed` for what is not there or not decided, `double` for what weighs. */
  readonly outline?: 'solid' | 'dashed' | 'double';
  /** The id of its group. */
  readonly group?: string;
  readonly source?: Source;
  /** What a screen reader says after the label; `detail` when absent. */
  readonly description?: string;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly line: 'solid' | 'dashed' | 'dotted' | 'thick';
  readonly tone: Tone;
  readonly source?: Source;
  /** What a tip shows and a screen reader says after its ends; `label` when absent. */
  readonly description?: string;
}

/** Nodes that are drawn within one frame, and that fold into one. */
export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
  /** The group that this one is in. */
  readonly parent?: string;
  readonly source?: Source;
  /** How it is drawn while it is folded; as a box with the number of its items when absent. */
  readonly closed?: Pick<DiagramNode, 'shape' | 'tone' | 'detail'>;
  /** What its parts are called together, where it is opened as a level: `Components`. */
  readonly level?: string;
}

/** One line of the key to a picture. */
export interface LegendEntry {
  readonly label: string;
  readonly shape?: NodeShape;
  readonly tone: Tone;
  readonly outline?: DiagramNode['outline'];
  readonly line?: DiagramEdge['line'];
}

/** A graph to be drawn: nodes, arrows, groups. It says what there is and what it means, nothing of where it is drawn. */
export interface Diagram {
  readonly direction: 'down' | 'right';
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly groups: readonly DiagramGroup[];
  readonly legend: readonly LegendEntry[];
  /** It is looked at one level at a time: a group is opened in the place of the whole. `top` is what the first level is called. */
  readonly levels?: { readonly top: string };
}

/** A property by which a part of a diagram is chosen: the status of decisions, a kind of link, a release. */
export interface DiagramFilter {
  /** Unique in the diagram, and the same from one version of the text to the next. */
  readonly id: string;
  /** `Status`. */
  readonly label: string;
  /** `All statuses`. */
  readonly all: string;
  readonly choices: readonly DiagramChoice[];
  /** The value that is chosen at first; all of the diagram when absent. */
  readonly initial?: string;
}

/** What one value of a filter leaves. Nodes and edges of no choice do not have the property. */
export interface DiagramChoice {
  readonly value: string;
  readonly label: string;
  /** Ids. */
  readonly nodes?: readonly string[];
  /** Places in the list of edges. */
  readonly edges?: readonly number[];
}

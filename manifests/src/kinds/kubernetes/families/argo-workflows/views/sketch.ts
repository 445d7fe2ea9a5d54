import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../../../views/diagram.ts';
import { sourceOf } from '../../../../../views/source-of.ts';
import type { Source } from '../../../../../views/source.ts';
import { UniqueIds } from '../../../../../views/unique-ids.ts';
import type { Span } from '../../../../../text/span.ts';

/** Where a part of a picture begins and ends: the nodes that arrows lead to, and those that they come from. */
export interface Ends {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Arrows from every node to every other one that are drawn; beyond that they meet in one. */
const MOST_CROSSINGS = 9;

/** A diagram that is being made. */
export class Sketch {
  readonly ids = new UniqueIds();
  readonly uri: string;
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: DiagramGroup[] = [];
  readonly #legend = new Map<string, LegendEntry>();

  constructor(uri: string) {
    this.uri = uri;
  }

  get size(): number {
    return this.#nodes.length;
  }

  node(node: DiagramNode): string {
    this.#nodes.push(node);
    return node.id;
  }

  group(group: DiagramGroup): string {
    this.#groups.push(group);
    return group.id;
  }

  edge(edge: DiagramEdge): void {
    this.#edges.push(edge);
  }

  /** Arrows from all ends of one part to all beginnings of the next. */
  join(
    from: Ends,
    to: Ends,
    line: Pick<DiagramEdge, 'line' | 'tone' | 'label' | 'source'>,
    group: string | undefined,
  ): void {
    if (from.last.length * to.first.length <= MOST_CROSSINGS) {
      for (const start of from.last) for (const end of to.first) this.edge({ ...line, from: start, to: end });
      return;
    }
    const meeting = this.node({
      id: this.ids.of(`join:${from.last[0] ?? ''}`),
      label: '•',
      shape: 'ellipse',
      tone: 'muted',
      ...(group === undefined ? {} : { group }),
    });
    for (const start of from.last) this.edge({ line: 'solid', tone: 'neutral', from: start, to: meeting });
    for (const end of to.first) this.edge({ ...line, from: meeting, to: end });
  }

  explain(entry: LegendEntry): void {
    this.#legend.set(entry.label, entry);
  }

  source(name: Span, extent?: Span): Source {
    return sourceOf(this.uri, name, extent);
  }

  diagram(): Diagram {
    return {
      direction: 'down',
      nodes: this.#nodes,
      edges: this.#edges,
      groups: this.#groups,
      legend: [...this.#legend.values()],
    };
  }
}

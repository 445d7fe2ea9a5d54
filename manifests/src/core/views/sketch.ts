import { t } from '@vscode/l10n';
import { cyclesOf } from '../order/cycles.ts';
import type { Span } from '../text/span.ts';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode, LegendEntry } from './diagram.ts';
import { sourceOf } from './source-of.ts';
import type { Source } from './source.ts';
import { UniqueIds } from './unique-ids.ts';

/** Where a part of a picture begins and ends: the nodes that arrows lead to, and those that they come from. */
export interface Ends {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** What an arrow looks like, wherever it leads. */
export type Line = Pick<DiagramEdge, 'line' | 'tone' | 'label' | 'source'>;

/** Arrows from every node to every other one that are drawn; beyond that they meet in one. */
const MOST_CROSSINGS = 9;

/** A diagram that is being made: nodes, arrows and groups in the order in which they are told. */
export class Sketch {
  readonly ids = new UniqueIds();
  readonly uri: string;
  readonly #direction: Diagram['direction'] | undefined;
  readonly #nodes = new Map<string, DiagramNode>();
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: DiagramGroup[] = [];
  readonly #legend = new Map<string, LegendEntry>();
  /** Arrows that say what comes first: those that lead back to where they come from are a fault. */
  readonly #order = new Set<DiagramEdge>();

  /** @param direction where arrows lead; down when undefined, but to the right where they would cross the titles of groups. */
  constructor(uri: string, direction?: Diagram['direction']) {
    this.uri = uri;
    this.#direction = direction;
  }

  get size(): number {
    return this.#nodes.size;
  }

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  node(node: DiagramNode): string {
    this.#nodes.set(node.id, node);
    return node.id;
  }

  group(group: DiagramGroup): string {
    this.#groups.push(group);
    return group.id;
  }

  /** An arrow that says no order, as to what is used. */
  edge(edge: DiagramEdge): void {
    this.#edges.push(edge);
  }

  /** An arrow between what comes one after the other. */
  step(edge: DiagramEdge): void {
    this.#edges.push(edge);
    this.#order.add(edge);
  }

  /** Arrows from all ends of one part to all beginnings of the next. */
  join(from: Ends, to: Ends, line: Line, group: string | undefined): void {
    if (from.last.length * to.first.length <= MOST_CROSSINGS) {
      for (const start of from.last) for (const end of to.first) this.step({ ...line, from: start, to: end });
      return;
    }
    const meeting = this.node({
      id: this.ids.of(`join:${from.last[0] ?? ''}`),
      label: '•',
      shape: 'stadium',
      tone: 'muted',
      ...(group === undefined ? {} : { group }),
    });
    for (const start of from.last) this.step({ line: 'solid', tone: 'neutral', from: start, to: meeting });
    for (const end of to.first) this.step({ ...line, from: meeting, to: end });
  }

  /** A thing that is named and is not there. */
  missing(
    node: Pick<DiagramNode, 'id' | 'label' | 'group' | 'source'>,
    detail = t('does not exist'),
  ): string {
    this.explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    return this.node({ ...node, detail, shape: 'box', tone: 'bad', outline: 'dashed' });
  }

  explain(entry: LegendEntry): void {
    this.#legend.set(`${entry.label} ${entry.shape ?? ''}`, entry);
  }

  source(name: Span, extent?: Span): Source {
    return sourceOf(this.uri, name, extent);
  }

  diagram(): Diagram {
    const edges = this.#withCycles();
    return {
      direction: this.#direction ?? (this.#entersGroups() ? 'right' : 'down'),
      nodes: [...this.#nodes.values()],
      edges,
      groups: this.#groups,
      legend: [...this.#legend.values()],
    };
  }

  /** True when an arrow leads into a group, whose title is on top of it. */
  #entersGroups(): boolean {
    const parents = new Map(this.#groups.map(({ id, parent }) => [id, parent]));
    const groupsOf = (id: string): Set<string> => {
      const all = new Set<string>();
      let group = this.#nodes.get(id)?.group;
      while (group !== undefined && !all.has(group)) {
        all.add(group);
        group = parents.get(group);
      }
      return all;
    };
    return (
      this.#groups.length > 0 &&
      this.#edges.some(({ from, to }) => {
        const group = this.#nodes.get(to)?.group;
        return group !== undefined && !groupsOf(from).has(group);
      })
    );
  }

  /** The arrows; those that lead round in a circle say so, in red. */
  #withCycles(): readonly DiagramEdge[] {
    const next = new Map<string, string[]>();
    for (const { from, to } of this.#order) {
      const followers = next.get(from);
      if (followers) followers.push(to);
      else next.set(from, [to]);
    }
    const cycles = cyclesOf([...this.#nodes.keys()], (id) => next.get(id) ?? []);
    if (cycles.length === 0) return this.#edges;
    const turns = new Set(
      cycles.flatMap((cycle) =>
        cycle.map((id, index) => `${id}\n${cycle[(index + 1) % cycle.length] ?? ''}`),
      ),
    );
    this.explain({ label: t('Cycle: each depends on the other'), line: 'solid', tone: 'bad' });
    return this.#edges.map((edge) =>
      this.#order.has(edge) && turns.has(`${edge.from}\n${edge.to}`)
        ? {
            ...edge,
            tone: 'bad',
            label: [t('cycle'), edge.label].filter((part) => part !== undefined).join(' · '),
          }
        : edge,
    );
  }
}

import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import type { Source } from '../../../core/views/source.ts';
import { sourceOf } from '../../../core/views/source-of.ts';
import type { System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import { formOf } from './element-style.ts';

/** How one element or one arrow is drawn otherwise than usual. */
export type NodeStyle = Partial<Pick<DiagramNode, 'tone' | 'outline' | 'detail'>>;

/** The groups around an element, the outermost first. */
export type GroupsOf = (element: SystemElement) => readonly DiagramGroup[];

/**
 * Draws elements of a system in groups. An element that holds others is a group of its own, which folds into one; it is a node
 * besides where an arrow leads to itself.
 */
export class SystemDrawing {
  readonly #system: System;
  readonly #around: GroupsOf;
  readonly #shown: ReadonlySet<string>;
  readonly #style: (element: SystemElement) => NodeStyle;
  readonly #nodes = new Map<string, DiagramNode>();
  readonly #groups = new Map<string, DiagramGroup>();
  readonly #edges: DiagramEdge[] = [];
  readonly #legend = new Map<string, LegendEntry>();

  /**
   * @param shown the ids of the elements that are drawn.
   * @param around the groups that elements of the top are in: layers, zones.
   */
  constructor(
    system: System,
    shown: ReadonlySet<string>,
    around: GroupsOf,
    style: (element: SystemElement) => NodeStyle = () => ({}),
  ) {
    this.#system = system;
    this.#shown = shown;
    this.#around = around;
    this.#style = style;
  }

  /** Adds an element and what is around it. */
  add(element: SystemElement): void {
    if (this.#holdsShown(element.id)) this.#groupOf(element);
    else this.#node(element);
  }

  /** Adds an arrow between two elements; an end that is in another model is drawn too. @returns its place in the list. */
  edge(from: string, to: string, edge: Omit<DiagramEdge, 'from' | 'to'>): number | undefined {
    const start = this.#end(from);
    const end = this.#end(to);
    if (start === undefined || end === undefined || start === end) return undefined;
    return this.#edges.push({ from: start, to: end, ...edge }) - 1;
  }

  explain(entry: LegendEntry): void {
    this.#legend.set(entry.label, entry);
  }

  /** The elements that have a node. */
  get nodes(): Iterable<string> {
    return this.#nodes.keys();
  }

  get isEmpty(): boolean {
    return this.#nodes.size === 0;
  }

  diagram(direction: Diagram['direction']): Diagram {
    return {
      direction,
      nodes: [...this.#nodes.values()],
      edges: this.#edges,
      groups: [...this.#groups.values()],
      legend: [...this.#legend.values()],
    };
  }

  #holdsShown(id: string): boolean {
    return this.#system.childrenOf(id).some((child) => this.#shown.has(child));
  }

  #end(id: string): string | undefined {
    const element = this.#system.elementOf(id);
    if (!element || (!this.#shown.has(id) && !id.includes('/'))) return undefined;
    return this.#node(element);
  }

  #node(element: SystemElement): string {
    const { id, facts, entity } = element;
    if (this.#nodes.has(id)) return id;
    const { shape, tone, legend } = formOf(facts);
    const style = this.#style(element);
    if (style.tone === undefined) this.explain(legend);
    const detail = [facts.kind, facts.technology, replicasOf(facts.replicas)].filter(Boolean).join(' · ');
    const group = this.#holdsShown(id) ? this.#groupOf(element) : this.#parentGroup(element);
    this.#nodes.set(id, {
      id,
      label: facts.title ?? entity.name,
      ...(detail === '' ? {} : { detail }),
      shape,
      tone,
      ...(id.includes('/') ? { outline: 'dashed' } : {}),
      ...style,
      ...(group === undefined ? {} : { group }),
      source: sourceOf(entity.uri, entity.span, entity.extent),
    });
    return id;
  }

  #parentGroup(element: SystemElement): string | undefined {
    const parent = element.parent === undefined ? undefined : this.#system.elements.get(element.parent);
    const around = this.#around(element);
    // An element may be in another layer or zone than what it belongs to: then it is drawn there.
    if (parent && this.#shown.has(parent.id) && sameGroups(around, this.#around(parent)))
      return this.#groupOf(parent);
    for (const group of around) if (!this.#groups.has(group.id)) this.#groups.set(group.id, group);
    return around.at(-1)?.id;
  }

  #groupOf(element: SystemElement): string {
    const { entity, facts } = element;
    const id = `element ${element.id}`;
    if (this.#groups.has(id)) return id;
    const parent = this.#parentGroup(element);
    this.#groups.set(id, {
      id,
      label: facts.title ?? entity.name,
      ...(parent === undefined ? {} : { parent }),
      source: sourceOf(entity.uri, entity.span, entity.extent),
    });
    return id;
  }
}

/** Where an arrow of a flow comes from in the text. */
export function flowSource({ entity }: SystemFlow): Source {
  return sourceOf(entity.uri, entity.span, entity.extent);
}

function replicasOf(replicas: number | undefined): string | undefined {
  return replicas === undefined ? undefined : `× ${replicas}`;
}

function sameGroups(a: readonly DiagramGroup[], b: readonly DiagramGroup[]): boolean {
  return a.length === b.length && a.every(({ id }, at) => id === b[at]?.id);
}

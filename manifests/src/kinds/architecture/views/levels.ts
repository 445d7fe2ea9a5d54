import { t } from '@vscode/l10n';
import type {
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { systemOf, type System } from '../../../formats/architecture/system.ts';
import type { SystemElement } from '../../../formats/architecture/system-elements.ts';
import type { SystemFlow } from '../../../formats/architecture/system-flows.ts';
import type { ArchitectureModel } from '../model.ts';
import { formOf } from './element-style.ts';
import { systemFilters } from './filters.ts';
import { flowSource } from './system-drawing.ts';
import { declaredAt } from './table-parts.ts';
import { tracesOf, type Trace } from './traces.ts';

/** A model level by level: from its context to the manifests that deploy an element. */
export const levelsView: DocumentView<ArchitectureModel> = {
  id: 'architecture/levels',
  scope: 'document',
  title: () => t('Levels of the architecture'),
  concerns: ({ architecture }) => (architecture?.elements.length ?? 0) > 0,
  build({ model: { architecture }, document: { uri }, graph }) {
    if (!architecture) return undefined;
    const system = systemOf(graph, uri, architecture.name);
    const drawing = new LevelDrawing(system, tracesOf(graph, system));
    const flows = drawing.draw();
    const { diagram, elements } = drawing;
    if (diagram.nodes.length === 0) return undefined;
    const drawn = { nodes: elements, edges: diagram.edges.length, flows };
    const filters = systemFilters(system, architecture, drawn).filter(({ id }) => id !== 'layer');
    return { type: 'diagram', diagram, filters };
  },
};

/**
 * An element with parts, or with manifests that deploy it, is a group under its id. It is a node besides where it has no parts or an
 * arrow leads to itself.
 */
class LevelDrawing {
  readonly #system: System;
  readonly #traces: ReadonlyMap<string, Trace>;
  readonly #nodes = new Map<string, DiagramNode>();
  readonly #groups = new Map<string, DiagramGroup>();
  readonly #edges: DiagramEdge[] = [];
  readonly #legend = new Map<string, LegendEntry>();
  /** The ids of elements that have a node. */
  readonly elements: string[] = [];

  constructor(system: System, traces: ReadonlyMap<string, Trace>) {
    this.#system = system;
    this.#traces = traces;
  }

  get diagram(): Diagram {
    return {
      direction: 'down',
      nodes: [...this.#nodes.values()],
      edges: this.#edges,
      groups: [...this.#groups.values()],
      legend: [...this.#legend.values()],
      levels: { top: t('Context') },
    };
  }

  /** @returns the flows by the places of their arrows. */
  draw(): ReadonlyMap<number, SystemFlow> {
    const { elements } = this.#system;
    for (const element of elements.values()) if (this.#opens(element)) this.#group(element, depthOf(element));
    for (const element of elements.values())
      if (this.#system.childrenOf(element.id).length === 0) this.#node(element.id);
    const flows = new Map<number, SystemFlow>();
    for (const flow of this.#system.flows) {
      const line = flow.isSync ? 'solid' : 'dashed';
      const { protocol } = flow.facts;
      const place = this.#edge(flow.from, flow.to, {
        line,
        tone: 'neutral',
        source: flowSource(flow),
        ...(protocol === undefined ? {} : { label: protocol }),
        description: this.#flowText(flow),
      });
      if (place === undefined) continue;
      flows.set(place, flow);
      this.#explain({
        label: flow.isSync ? t('Synchronous flow') : t('Asynchronous flow'),
        line,
        tone: 'neutral',
      });
    }
    for (const element of elements.values()) {
      const { realizedBy, runsOn } = element.facts;
      for (const other of [...Object.keys(realizedBy), ...Object.keys(runsOn)])
        if (this.#edge(element.id, other, { ...DOTTED, source: declaredAt(element) }) !== undefined)
          this.#explain({ label: t('Realized by, runs on'), ...DOTTED });
      this.#deployments(element);
    }
    return flows;
  }

  #opens({ id }: SystemElement): boolean {
    return this.#system.childrenOf(id).length > 0 || (this.#traces.get(id)?.deployments.length ?? 0) > 0;
  }

  #group(element: SystemElement, depth: number): void {
    const { id, parent, facts } = element;
    const { shape, tone } = formOf(facts);
    const detail = detailOf(element);
    this.#groups.set(id, {
      id,
      label: labelOf(element),
      ...(parent === undefined ? {} : { parent }),
      source: declaredAt(element),
      closed: { shape, tone, ...(detail === '' ? {} : { detail }) },
      level: this.#system.childrenOf(id).length === 0 ? t('Manifests') : levelName(depth),
    });
    this.#explain({
      label: t('Has parts or manifests: opens'),
      shape: 'box',
      tone: 'neutral',
      outline: 'double',
    });
  }

  #node(id: string): string | undefined {
    const element = this.#system.elementOf(id);
    if (!element || this.#nodes.has(id)) return element && id;
    const { shape, tone, legend } = formOf(element.facts);
    // The parts of an element stand beside this box, which is for what leads to all of them.
    const isWhole = this.#system.childrenOf(id).length > 0;
    const detail = isWhole ? t('as a whole') : detailOf(element);
    const group = this.#groups.has(id) ? id : element.parent;
    const isOwn = this.#system.elements.has(id);
    this.#explain(legend);
    this.elements.push(id);
    this.#nodes.set(id, {
      id,
      label: labelOf(element),
      ...(detail === '' ? {} : { detail }),
      shape,
      tone,
      ...(isOwn ? {} : { outline: 'dashed' }),
      ...(isOwn && group !== undefined ? { group } : {}),
      source: declaredAt(element),
    });
    return id;
  }

  #edge(from: string, to: string, edge: Omit<DiagramEdge, 'from' | 'to'>): number | undefined {
    const [start, end] = [this.#node(from), this.#node(to)];
    if (start === undefined || end === undefined || start === end) return undefined;
    return this.#edges.push({ from: start, to: end, ...edge }) - 1;
  }

  /** The manifests that an element names, in its level; a name that is declared nowhere is told as such. */
  #deployments({ id }: SystemElement): void {
    for (const { text, source, tone } of this.#traces.get(id)?.deployments ?? []) {
      const manifest = `manifest ${id} ${text}`;
      const isMissing = tone !== undefined;
      this.#nodes.set(manifest, {
        id: manifest,
        label: text,
        detail: t('Manifest'),
        shape: 'rounded',
        tone: tone ?? 'muted',
        ...(isMissing ? { outline: 'dashed' } : {}),
        group: id,
        ...(source ? { source } : {}),
      });
      if (this.#nodes.has(id))
        this.#edges.push({
          from: manifest,
          to: id,
          label: t('deploys'),
          ...DOTTED,
          ...(source && { source }),
        });
    }
  }

  /** `https: order (internal), card (confidential)` */
  #flowText({ facts, entity }: SystemFlow): string {
    const data = Object.keys(facts.data).map((name) => {
      const level = this.#system.data.get(name)?.facts.class;
      return level === undefined ? name : `${name} (${level})`;
    });
    const text = [facts.protocol, data.join(', ')].filter(Boolean).join(': ');
    return text === '' ? entity.name : text;
  }

  #explain(entry: LegendEntry): void {
    this.#legend.set(entry.label, entry);
  }
}

const DOTTED = { line: 'dotted', tone: 'muted' } as const;

function depthOf({ id }: SystemElement): number {
  return id.split('.').length;
}

/** What the parts of an element of that depth are called: as in C4, of which models may have more levels. */
function levelName(depth: number): string {
  return depth === 1 ? t('Containers') : depth === 2 ? t('Components') : t('Parts');
}

function labelOf({ facts, entity }: SystemElement): string {
  return facts.title ?? entity.name;
}

function detailOf({ facts: { kind, technology, replicas } }: SystemElement): string {
  return [kind, technology, replicas === undefined ? undefined : `× ${replicas}`].filter(Boolean).join(' · ');
}

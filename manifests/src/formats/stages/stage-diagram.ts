import { t } from '@vscode/l10n';
import { cyclesOf } from '../../core/order/cycles.ts';
import { PathIndex } from '../../core/paths/path-index.ts';
import { isInside } from '../../core/paths/relative.ts';
import type { Span } from '../../core/text/span.ts';
import type { Diagram, DiagramEdge, DiagramNode, LegendEntry } from '../../core/views/diagram.ts';
import { sourceOf } from '../../core/views/source-of.ts';
import { UniqueIds } from '../../core/views/unique-ids.ts';

/** A stage as it is drawn. */
export interface DrawnStage {
  readonly name: string;
  /** A second line: what runs it, how often. */
  readonly detail?: string;
  readonly span: Span;
  readonly extent: Span;
  /** Data that it reads; what it runs is part of the stage itself. */
  readonly inputs: readonly DrawnFile[];
  readonly outputs: readonly DrawnFile[];
  readonly needs: readonly { readonly name: string; readonly span: Span }[];
}

export interface DrawnFile {
  /** From the folder of the document, in its shortest form. */
  readonly path: string;
  readonly span: Span;
  /** What it is besides a file: a model, metrics. */
  readonly detail?: string;
}

/**
 * Stages as boxes and their files as cylinders, from left to right. What is not there is drawn dashed and says so.
 * @param isMissing of a path that no stage makes.
 */
export function stageDiagram(
  uri: string,
  stages: readonly DrawnStage[],
  isMissing: (path: string) => boolean,
): Diagram {
  return new Builder(uri, stages, isMissing).diagram();
}

/** Arrows of one input: a folder may hold the outputs of many stages. */
const MAX_SOURCES = 50;

class Builder {
  readonly #uri: string;
  readonly #stages: readonly DrawnStage[];
  readonly #isMissing: (path: string) => boolean;
  readonly #ids = new UniqueIds();
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #stageIds = new Map<string, string>();
  readonly #made = new PathIndex<{ readonly id: string; readonly path: string }>();
  readonly #read = new Map<string, string>();
  readonly #legend = new Map<string, LegendEntry>();

  constructor(uri: string, stages: readonly DrawnStage[], isMissing: (path: string) => boolean) {
    this.#uri = uri;
    this.#stages = stages;
    this.#isMissing = isMissing;
  }

  diagram(): Diagram {
    for (const stage of this.#stages) this.#addStage(stage);
    for (const stage of this.#stages) for (const output of stage.outputs) this.#addOutput(stage, output);
    for (const stage of this.#stages) {
      for (const input of stage.inputs) this.#addInput(stage, input);
      for (const need of stage.needs) this.#addNeed(stage, need);
    }
    const bad = this.#onCycle();
    return {
      direction: 'right',
      nodes: this.#nodes.map((node) => (bad.has(node.id) ? waiting(node) : node)),
      edges: this.#edges.map((edge) =>
        bad.has(edge.from) && bad.has(edge.to) ? { ...edge, tone: 'bad' } : edge,
      ),
      groups: [],
      legend: [...this.#legend.values()],
    };
  }

  #addStage({ name, detail, span, extent }: DrawnStage): void {
    const id = this.#ids.of(`stage:${name}`);
    this.#stageIds.set(name, id);
    this.#nodes.push({
      id,
      label: name,
      ...(detail ? { detail } : {}),
      shape: 'rounded',
      tone: 'accent',
      source: sourceOf(this.#uri, span, extent),
    });
    this.#explain({ label: t('Stage'), shape: 'rounded', tone: 'accent' });
  }

  #addOutput(stage: DrawnStage, { path, span, detail }: DrawnFile): void {
    const [known] = this.#made.at(path);
    const id = known?.id ?? this.#addFile(path, span, detail);
    if (!known) this.#made.add(path, { id, path });
    this.#arrow(this.#stageIds.get(stage.name), id, span, 'solid');
  }

  #addFile(path: string, span: Span, detail: string | undefined): string {
    const id = this.#ids.of(`file:${path}`);
    const source = sourceOf(this.#uri, span);
    this.#nodes.push({
      id,
      label: path === '' ? '.' : path,
      ...(detail ? { detail } : {}),
      shape: 'cylinder',
      tone: 'neutral',
      source,
    });
    this.#explain({ label: t('File or folder'), shape: 'cylinder', tone: 'neutral' });
    return id;
  }

  #addInput(stage: DrawnStage, { path, span }: DrawnFile): void {
    const to = this.#stageIds.get(stage.name);
    const sources = this.#made.touching(path).slice(0, MAX_SOURCES);
    for (const { id, path: made } of sources)
      this.#arrow(id, to, span, 'solid', made !== path && isInside(made, path) ? path : undefined);
    if (sources.length > 0) return;
    let id = this.#read.get(path);
    if (id === undefined) this.#read.set(path, (id = this.#addRead(path, span)));
    this.#arrow(id, to, span, 'solid');
  }

  #addRead(path: string, span: Span): string {
    if (!this.#isMissing(path)) return this.#addFile(path, span, undefined);
    const id = this.#ids.of(`file:${path}`);
    const detail = t('Does not exist');
    const source = sourceOf(this.#uri, span);
    this.#nodes.push({ id, label: path, detail, shape: 'cylinder', tone: 'bad', outline: 'dashed', source });
    this.#explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    return id;
  }

  #addNeed(stage: DrawnStage, { name, span }: DrawnStage['needs'][number]): void {
    let from = this.#stageIds.get(name);
    if (from === undefined) {
      from = this.#ids.of(`stage:${name}`);
      this.#stageIds.set(name, from);
      const source = sourceOf(this.#uri, span);
      const detail = t('Does not exist');
      this.#nodes.push({
        id: from,
        label: name,
        detail,
        shape: 'rounded',
        tone: 'bad',
        outline: 'dashed',
        source,
      });
      this.#explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    }
    this.#arrow(from, this.#stageIds.get(stage.name), span, 'dashed');
    this.#explain({ label: t('Runs after'), tone: 'neutral', line: 'dashed' });
  }

  #arrow(
    from: string | undefined,
    to: string | undefined,
    span: Span,
    line: DiagramEdge['line'],
    label?: string,
  ): void {
    if (from === undefined || to === undefined) return;
    const source = sourceOf(this.#uri, span);
    this.#edges.push({ from, to, line, tone: 'neutral', source, ...(label === undefined ? {} : { label }) });
  }

  #onCycle(): ReadonlySet<string> {
    const next = new Map<string, string[]>();
    for (const { from, to } of this.#edges) {
      const known = next.get(from);
      if (known) known.push(to);
      else next.set(from, [to]);
    }
    const rounds = cyclesOf(
      this.#nodes.map(({ id }) => id),
      (id) => next.get(id) ?? [],
    );
    if (rounds.length > 0)
      this.#explain({ label: t('Depends on itself'), shape: 'rounded', tone: 'bad', outline: 'double' });
    return new Set(rounds.flat());
  }

  #explain(entry: LegendEntry): void {
    this.#legend.set(`${entry.label} ${entry.shape ?? ''}`, entry);
  }
}

function waiting(node: DiagramNode): DiagramNode {
  if (!node.id.startsWith('stage:')) return node;
  const fault = t('Depends on itself');
  return {
    ...node,
    tone: 'bad',
    outline: 'double',
    detail: node.detail ? `${fault} · ${node.detail}` : fault,
  };
}

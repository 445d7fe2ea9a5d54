import { t } from '@vscode/l10n';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode, LegendEntry } from '../../../views/diagram.ts';
import { sourceOf } from '../../../views/source-of.ts';
import type { DocumentView } from '../../../views/view.ts';
import type { YamlScalar } from '../../../yaml/node.ts';
import type { Component, KubeflowModel, Pipeline, Task } from '../model.ts';
import { componentOf } from '../read.ts';
import { tasksBefore } from '../tasks.ts';

/** The tasks of a pipeline from its root, graphs within it as groups. */
export const kubeflowGraph: DocumentView<KubeflowModel> = {
  id: 'kubeflow/graph',
  scope: 'document',
  title: () => t('Graph of the pipeline'),
  build({ model: { pipeline }, document }) {
    if (!pipeline?.first) return undefined;
    const builder = new Builder(pipeline, document.uri);
    builder.graph(pipeline.first, undefined, '', [pipeline.first]);
    const diagram = builder.diagram();
    return diagram.nodes.length > 0 ? { type: 'diagram', diagram } : undefined;
  },
};

/** Nodes of one picture; graphs that come after them are drawn as one node each. */
const MOST_NODES = 600;

/** Where the arrows of a task begin and end: itself, or the first and last tasks of its graph. */
interface Ends {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

class Builder {
  readonly #pipeline: Pipeline;
  readonly #uri: string;
  readonly #nodes: DiagramNode[] = [];
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: DiagramGroup[] = [];
  readonly #legend = new Map<string, LegendEntry>();

  constructor(pipeline: Pipeline, uri: string) {
    this.#pipeline = pipeline;
    this.#uri = uri;
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

  /** @param within the components that this one is drawn in: one that contains itself is drawn once. */
  graph(component: Component, group: string | undefined, path: string, within: readonly Component[]): Ends {
    const drawn = new Map<string, Ends>();
    for (const task of component.tasks.values())
      drawn.set(task.name, this.#task(task, group, `${path}/${task.name}`, within));
    const followed = new Set<string>();
    const following = new Set<string>();
    for (const task of component.tasks.values()) {
      const to = drawn.get(task.name);
      for (const before of tasksBefore(component, task)) {
        const from = drawn.get(before.name);
        if (!from || !to) continue;
        this.#arrows(from, to, task);
        followed.add(before.name);
        following.add(task.name);
      }
      for (const name of missingTasks(component, task)) {
        const missing = this.#missing(name, group, `${path}/${name.text}`);
        if (to) this.#arrows({ first: [missing], last: [missing] }, to, task, 'bad');
      }
    }
    return {
      first: [...drawn].flatMap(([name, { first }]) => (following.has(name) ? [] : first)),
      last: [...drawn].flatMap(([name, { last }]) => (followed.has(name) ? [] : last)),
    };
  }

  #task(task: Task, group: string | undefined, path: string, within: readonly Component[]): Ends {
    const runs = componentOf(this.#pipeline, task);
    const place = group === undefined ? {} : { group };
    const source = sourceOf(this.#uri, task.key.span, task.node.span);
    const details = [task.condition ? t('if …') : undefined, task.iterator ? '× n' : undefined];
    if (runs && runs.tasks.size > 0 && !within.includes(runs) && this.#nodes.length < MOST_NODES) {
      const label = [task.name, ...details].filter((part) => part !== undefined).join(' · ');
      this.#groups.push({ id: path, label, source, ...(group === undefined ? {} : { parent: group }) });
      return this.graph(runs, path, path, [...within, runs]);
    }
    const executor = runs?.executorLabel && this.#pipeline.executors.get(runs.executorLabel.text);
    const fault = !runs
      ? t('component missing')
      : runs.executorLabel && !executor
        ? t('executor missing')
        : undefined;
    if (fault !== undefined)
      this.#explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
    const detail = [fault ?? executor?.image?.text, ...details]
      .filter((part) => part !== undefined)
      .join(' · ');
    this.#nodes.push({
      id: path,
      label: task.name,
      ...(detail === '' ? {} : { detail }),
      shape: executor && !executor.image ? 'rounded' : 'box',
      tone: fault === undefined ? 'neutral' : 'bad',
      ...(fault === undefined ? {} : { outline: 'dashed' as const }),
      ...place,
      source,
    });
    return { first: [path], last: [path] };
  }

  #missing({ text, span }: YamlScalar, group: string | undefined, id: string): string {
    if (!this.#nodes.some((node) => node.id === id)) {
      this.#explain({ label: t('Does not exist'), shape: 'box', tone: 'bad', outline: 'dashed' });
      this.#nodes.push({
        id,
        label: text,
        detail: t('does not exist'),
        shape: 'box',
        tone: 'bad',
        outline: 'dashed',
        ...(group === undefined ? {} : { group }),
        source: sourceOf(this.#uri, span),
      });
    }
    return id;
  }

  #arrows(from: Ends, to: Ends, { condition }: Task, tone: DiagramEdge['tone'] = 'neutral'): void {
    if (condition) this.#explain({ label: t('On a condition'), line: 'dashed', tone: 'neutral' });
    for (const start of from.last)
      for (const end of to.first)
        this.#edges.push({
          from: start,
          to: end,
          line: condition ? 'dashed' : 'solid',
          tone,
          ...(condition
            ? { label: conditionText(condition.text), source: sourceOf(this.#uri, condition.span) }
            : {}),
        });
  }

  #explain(entry: LegendEntry): void {
    this.#legend.set(entry.label, entry);
  }
}

/** A condition with the names that its author gave, without the compiler's wrapping: `evaluate-Output >= 0.5`. */
function conditionText(text: string): string {
  return text
    .replace(/inputs\.parameter_values\['(?:pipelinechannel--)?([^']+)'\]/gu, '$1')
    .replace(/\s+/gu, ' ');
}

function missingTasks({ tasks }: Component, { dependentTasks, inputs }: Task): readonly YamlScalar[] {
  const named = [...dependentTasks, ...inputs.flatMap(({ from }) => from?.task ?? [])];
  const missing = new Map(
    named.flatMap((name) => (tasks.has(name.text) ? [] : [[name.text, name] as const])),
  );
  return [...missing.values()];
}

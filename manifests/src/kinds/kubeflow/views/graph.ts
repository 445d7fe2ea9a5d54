import { t } from '@vscode/l10n';
import type { DiagramEdge } from '../../../core/views/diagram.ts';
import { Sketch, type Ends } from '../../../core/views/sketch.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { Component, KubeflowModel, Pipeline, Task } from '../model.ts';
import { componentOf } from '../read.ts';
import { tasksBefore } from '../tasks.ts';

/** The tasks of a pipeline from its root with what flows between them, graphs within it as groups. */
export const kubeflowGraph: DocumentView<KubeflowModel> = {
  id: 'kubeflow/graph',
  scope: 'document',
  title: () => t('Pipeline graph'),
  build({ model: { pipeline }, document }) {
    if (!pipeline?.first) return undefined;
    const sketch = new Sketch(document.uri);
    new Builder(pipeline, sketch).graph(pipeline.first, undefined, '', [pipeline.first]);
    return sketch.size > 0 ? { type: 'diagram', diagram: sketch.diagram() } : undefined;
  },
};

/** Nodes of one picture; graphs that come after them are drawn as one node each. */
const MOST_NODES = 600;

/** Names of what flows along one arrow that are written on it. */
const MOST_NAMES = 3;

class Builder {
  readonly #pipeline: Pipeline;
  readonly #sketch: Sketch;

  constructor(pipeline: Pipeline, sketch: Sketch) {
    this.#pipeline = pipeline;
    this.#sketch = sketch;
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
      if (!to) continue;
      for (const before of tasksBefore(component, task)) {
        const from = drawn.get(before.name);
        if (!from) continue;
        this.#arrows(from, to, task, flowing(task, before.name), group);
        followed.add(before.name);
        following.add(task.name);
      }
      for (const name of missingTasks(component, task)) {
        const missing = this.#missing(name, group, `${path}/${name.text}`);
        this.#arrows({ first: [missing], last: [missing] }, to, task, undefined, group, 'bad');
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
    const source = this.#sketch.source(task.key.span, task.node.span);
    const condition = task.condition && t('if {0}', conditionText(task.condition.text));
    const details = [condition, task.iterator ? loopText(task) : undefined];
    if (runs && runs.tasks.size > 0 && !within.includes(runs) && this.#sketch.size < MOST_NODES) {
      const label = [task.name, ...details].filter((part) => part !== undefined).join(' · ');
      this.#sketch.group({ id: path, label, source, ...(group === undefined ? {} : { parent: group }) });
      return this.graph(runs, path, path, [...within, runs]);
    }
    const executor = runs?.executorLabel && this.#pipeline.executors.get(runs.executorLabel.text);
    const fault = !runs
      ? t('component missing')
      : runs.executorLabel && !executor
        ? t('executor missing')
        : undefined;
    if (fault === undefined) {
      const imports = executor !== undefined && !executor.image;
      if (imports)
        this.#sketch.explain({ label: t('External artifact'), shape: 'cylinder', tone: 'neutral' });
      const what = [
        executor?.image?.text,
        imports ? t('imported') : undefined,
        task.atEnd ? t('at the end') : undefined,
      ];
      const detail = [...what, ...details].filter((part) => part !== undefined).join(' · ');
      this.#sketch.node({
        id: path,
        label: task.name,
        ...(detail === '' ? {} : { detail }),
        shape: imports ? 'cylinder' : 'box',
        tone: 'neutral',
        ...place,
        source,
      });
    } else this.#sketch.missing({ id: path, label: task.name, source, ...place }, fault);
    return { first: [path], last: [path] };
  }

  #missing({ text, span }: YamlScalar, group: string | undefined, id: string): string {
    if (this.#sketch.has(id)) return id;
    const source = this.#sketch.source(span);
    return this.#sketch.missing({ id, label: text, source, ...(group === undefined ? {} : { group }) });
  }

  #arrows(
    from: Ends,
    to: Ends,
    { condition, atEnd }: Task,
    names: string | undefined,
    group: string | undefined,
    tone: DiagramEdge['tone'] = 'neutral',
  ): void {
    if (condition) this.#sketch.explain({ label: t('Conditional'), line: 'dashed', tone: 'neutral' });
    if (atEnd) this.#sketch.explain({ label: t('On exit'), line: 'dotted', tone: 'muted' });
    const label = atEnd ? t('on exit') : names;
    this.#sketch.join(
      from,
      to,
      {
        line: atEnd ? 'dotted' : condition ? 'dashed' : 'solid',
        tone: atEnd && tone === 'neutral' ? 'muted' : tone,
        ...(label === undefined ? {} : { label }),
        ...(condition ? { source: this.#sketch.source(condition.span) } : {}),
      },
      group,
    );
  }
}

/** The outputs of one task that another takes; undefined where it only waits. */
function flowing({ inputs }: Task, from: string): string | undefined {
  const names = [
    ...new Set(
      inputs.flatMap((input) => (input.from?.task?.text === from ? (input.from.output?.text ?? []) : [])),
    ),
  ];
  if (names.length === 0) return undefined;
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
}

/** `for each of list`. */
function loopText({ iterator }: Task): string {
  const items = iterator?.items?.text.replace(/^pipelinechannel--/u, '').replace(/-loop-item(?:-\d+)?$/u, '');
  return items === undefined || items === '' ? '× n' : t('for each of {0}', items);
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

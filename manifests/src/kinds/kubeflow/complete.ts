import { t } from '@vscode/l10n';
import type { Completion } from '../../contributions/completion.ts';
import { proposedNames } from '../../contributions/proposed-names.ts';
import type { YamlCursor } from '../../yaml/cursor.ts';
import type { Component, KubeflowModel, Pipeline } from './model.ts';
import { componentOf } from './read.ts';

/** Names of components, executors, tasks, inputs and outputs where one is written. */
export function completeNames({ pipeline }: KubeflowModel, cursor: YamlCursor): readonly Completion[] {
  if (!pipeline) return [];
  const path = cursor.path.map(String);
  const owner = path[0] === 'root' ? pipeline.first : pipeline.components.get(path[1] ?? '');
  const propose = (names: Iterable<string>, detail: string): readonly Completion[] =>
    proposedNames(cursor, names, detail);
  const below = path[0] === 'root' ? path.slice(1) : path.slice(2);
  const last = below.findLast((step) => !/^\d+$/u.test(step)) ?? '';
  if (cursor.role === 'key')
    return propose(inputsLeft(owner, pipeline, below, cursor), t('Input of the component'));
  switch (last) {
    case 'executorLabel':
      return propose(pipeline.executors.keys(), t('Executor'));
    case 'name':
      return below.at(-2) === 'componentRef' ? propose(pipeline.components.keys(), t('Component')) : [];
    case 'dependentTasks':
    case 'producerTask':
    case 'producerSubtask':
      return propose(
        [...(owner?.tasks.keys() ?? [])].filter((name) => name !== below[2]),
        t('Task'),
      );
    case 'componentInputParameter':
      return propose(owner?.inputs.parameters.keys() ?? [], t('Input of the component'));
    case 'componentInputArtifact':
      return propose(owner?.inputs.artifacts.keys() ?? [], t('Input of the component'));
    default:
      return [];
  }
}

/** The inputs that a task may still give to its component. */
function inputsLeft(
  owner: Component | undefined,
  pipeline: Pipeline,
  [dag, tasks, name = '', inputs, kind, ...deeper]: readonly string[],
  { siblings }: YamlCursor,
): readonly string[] {
  const task = owner?.tasks.get(name);
  if (dag !== 'dag' || tasks !== 'tasks' || inputs !== 'inputs' || !task || deeper.length > 0) return [];
  if (kind !== 'parameters' && kind !== 'artifacts') return [];
  const known = componentOf(pipeline, task)?.inputs[kind].keys() ?? [];
  return [...known].filter((input) => !siblings.includes(input));
}

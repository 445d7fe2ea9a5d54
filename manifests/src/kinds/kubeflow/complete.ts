import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { KindContext } from '../../core/kind.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import type { Component, KubeflowModel, Pipeline } from './model.ts';
import { KUBEFLOW_SCHEMA } from './parse.ts';
import { componentOf } from './read.ts';

/** Names where one is written; otherwise keys and values of the schema. */
export function completeKubeflow(
  { model, document }: KindContext<KubeflowModel>,
  offset: number,
): readonly Completion[] {
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  return cursor ? [...completeNames(model, cursor), ...completeFromSchema(KUBEFLOW_SCHEMA, cursor)] : [];
}

/** Names of components, executors, tasks, inputs and outputs where one is written. */
function completeNames({ pipeline }: KubeflowModel, cursor: YamlCursor): readonly Completion[] {
  if (!pipeline) return [];
  const path = cursor.path.map(String);
  const owner = path[0] === 'root' ? pipeline.first : pipeline.components.get(path[1] ?? '');
  const propose = (names: Iterable<string>, detail: string): readonly Completion[] =>
    proposedNames(cursor, names, detail);
  const below = path[0] === 'root' ? path.slice(1) : path.slice(2);
  const last = below.findLast((step) => !/^\d+$/u.test(step)) ?? '';
  if (cursor.role === 'key') return propose(inputsLeft(owner, pipeline, below, cursor), t('Component input'));
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
      return propose(owner?.inputs.parameters.keys() ?? [], t('Component input'));
    case 'componentInputArtifact':
      return propose(owner?.inputs.artifacts.keys() ?? [], t('Component input'));
    case 'outputParameterKey':
      return propose(outputsOf(owner, pipeline, below, 'parameters'), t('Task output'));
    case 'outputArtifactKey':
      return propose(outputsOf(owner, pipeline, below, 'artifacts'), t('Task output'));
    case 'itemInput':
    case 'inputParameter':
    case 'inputArtifact': {
      const task = owner?.tasks.get(below[2] ?? '');
      const runs = task && componentOf(pipeline, task);
      const kind = last === 'inputArtifact' || below[3] === 'artifactIterator' ? 'artifacts' : 'parameters';
      return propose(runs?.inputs[kind].keys() ?? [], t('Component input'));
    }
    default:
      return [];
  }
}

/** The outputs of the task from which an input is taken. */
function outputsOf(
  owner: Component | undefined,
  pipeline: Pipeline,
  [, , name = '', , , input]: readonly string[],
  kind: 'parameters' | 'artifacts',
): Iterable<string> {
  const taken = owner?.tasks.get(name)?.inputs.find(({ key }) => key.text === input)?.from;
  const producer = owner?.tasks.get(taken?.task?.text ?? '');
  return (producer && componentOf(pipeline, producer)?.outputs[kind].keys()) ?? [];
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

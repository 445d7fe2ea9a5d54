import type { Entity, EntityType, Reference } from '../../core/graph/entity.ts';
import type { Facts } from '../../core/graph/graph-index.ts';
import { imageKey, imageNameOf } from '../../formats/container-images/image-name.ts';
import type { Span } from '../../core/text/span.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { conditionInputs } from './condition.ts';
import type { Component, Input, KubeflowModel, Pipeline, Port, Taken, Task } from './model.ts';
import { componentOf, componentsOf } from './read.ts';

/** What a pipeline declares and names: components, executors, tasks, their inputs and outputs, images. */
export function declarationsOf({ pipeline, platformExecutors }: KubeflowModel, uri: string): Facts {
  if (!pipeline) return { entities: [], references: [] };
  return {
    entities: entitiesOf(pipeline, uri),
    references: [
      ...componentsOf(pipeline).flatMap((component) => referencesOf(component, pipeline, uri)),
      ...platformExecutors.map((key) => reference(uri, 'job', key.text, key, 'configures', 'yaml-key')),
      ...[...pipeline.executors.values()].flatMap(({ image }): readonly Reference[] => {
        const name = image && imageNameOf(image.text);
        return image && name
          ? [{ ...reference(uri, 'image', imageKey(name), image, 'runs'), notation: 'fixed' }]
          : [];
      }),
    ],
  };
}

const TYPES: Readonly<Record<Input['kind'], EntityType>> = { parameters: 'parameter', artifacts: 'artifact' };

function portKey(component: string, way: 'in' | 'out', kind: Input['kind'], name: string): string {
  return `${component}.${way}.${kind}.${name}`;
}

function taskKey(component: string, task: string): string {
  return `${component}/${task}`;
}

function entitiesOf(pipeline: Pipeline, uri: string): readonly Entity[] {
  const entity = (
    type: EntityType,
    key: string,
    name: YamlScalar,
    extent: Span,
    detail?: string,
    notation: Entity['notation'] = 'yaml-key',
  ): Entity => ({
    type,
    uri,
    name: name.text,
    key,
    span: name.span,
    extent,
    notation,
    ...(detail === undefined ? {} : { detail }),
  });
  const ports = (
    component: string,
    way: 'in' | 'out',
    kind: Input['kind'],
    all: ReadonlyMap<string, Port>,
  ): Entity[] =>
    [...all.values()].map(({ key, node, type }) =>
      entity(TYPES[kind], portKey(component, way, kind, key.text), key, node?.span ?? key.span, type),
    );
  const { name, root, executors } = pipeline;
  return [
    ...(name ? [entity('pipeline', name.text, name, root.span, 'Kubeflow', 'yaml')] : []),
    ...componentsOf(pipeline).flatMap((component) => [
      ...(component === pipeline.first
        ? []
        : [entity('template', component.name, component.key, component.node.span)]),
      ...(['in', 'out'] as const).flatMap((way) => {
        const { parameters, artifacts } = way === 'in' ? component.inputs : component.outputs;
        return [
          ...ports(component.name, way, 'parameters', parameters),
          ...ports(component.name, way, 'artifacts', artifacts),
        ];
      }),
      ...[...component.tasks.values()].map(({ key, node, component: runs }) =>
        entity('step', taskKey(component.name, key.text), key, node.span, runs?.text),
      ),
    ]),
    ...[...executors.values()].map(({ key, node, image }) =>
      entity('job', key.text, key, node.span, image?.text),
    ),
  ];
}

function referencesOf(component: Component, pipeline: Pipeline, uri: string): readonly Reference[] {
  const { executorLabel, tasks, taken } = component;
  return [
    ...(executorLabel ? [reference(uri, 'job', executorLabel.text, executorLabel, 'runs')] : []),
    ...taken.flatMap((output) => takenReferences(output, component, pipeline, uri)),
    ...[...tasks.values()].flatMap((task) => taskReferences(task, component, pipeline, uri)),
  ];
}

function taskReferences(task: Task, owner: Component, pipeline: Pipeline, uri: string): readonly Reference[] {
  const runs = componentOf(pipeline, task);
  return [
    ...(task.component ? [reference(uri, 'template', task.component.text, task.component, 'runs')] : []),
    ...task.dependentTasks.map((name) =>
      reference(uri, 'step', taskKey(owner.name, name.text), name, 'needs'),
    ),
    ...task.inputs.flatMap((input) => [
      ...(runs
        ? [
            reference(
              uri,
              TYPES[input.kind],
              portKey(runs.name, 'in', input.kind, input.key.text),
              input.key,
              'gives',
              'yaml-key',
            ),
          ]
        : []),
      ...(input.from ? takenReferences(input.from, owner, pipeline, uri) : []),
      ...(input.outer
        ? [
            reference(
              uri,
              TYPES[input.kind],
              portKey(owner.name, 'in', input.kind, input.outer.text),
              input.outer,
              'reads',
            ),
          ]
        : []),
    ]),
    ...(runs && task.condition
      ? conditionInputs(task.condition).flatMap(({ name, span }) =>
          span
            ? [
                {
                  ...reference(
                    uri,
                    'parameter',
                    portKey(runs.name, 'in', 'parameters', name),
                    { text: name, span },
                    'reads',
                  ),
                  notation: 'plain' as const,
                },
              ]
            : [],
        )
      : []),
  ];
}

function takenReferences(
  { kind, task, output }: Taken,
  owner: Component,
  pipeline: Pipeline,
  uri: string,
): readonly Reference[] {
  if (!task) return [];
  const producer = owner.tasks.get(task.text);
  const runs = producer && componentOf(pipeline, producer);
  return [
    reference(uri, 'step', taskKey(owner.name, task.text), task, 'takes'),
    ...(runs && output
      ? [reference(uri, TYPES[kind], portKey(runs.name, 'out', kind, output.text), output, 'takes')]
      : []),
  ];
}

function reference(
  uri: string,
  type: EntityType,
  key: string,
  { text, span }: Pick<YamlScalar, 'text' | 'span'>,
  relation: string,
  notation: Reference['notation'] = 'yaml',
): Reference {
  return { types: [type], uri, name: text, key, span, notation, relation };
}

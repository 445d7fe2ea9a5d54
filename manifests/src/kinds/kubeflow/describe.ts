import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Component, KubeflowModel, Pipeline, Port } from './model.ts';
import { componentOf, componentsOf } from './read.ts';

/** A component, a task, an executor, an input or an output to the reader of its name. */
export function describeKubeflow({ model }: KindContext<KubeflowModel>, entity: Entity): string {
  const lines = [
    `**\`${entity.name}\`** · ${[WORDS[entity.type]?.(), entity.detail].filter(Boolean).join(' · ')}`,
  ];
  const component = model.pipeline && describedComponent(model.pipeline, entity);
  if (component && (entity.type === 'template' || entity.type === 'step'))
    lines.push(...componentLines(component));
  return lines.join('\n\n');
}

const WORDS: Readonly<Partial<Record<Entity['type'], () => string>>> = {
  template: () => t('Component'),
  step: () => t('Task'),
  job: () => t('Executor'),
  parameter: () => t('Parameter'),
  artifact: () => t('Artifact'),
  pipeline: () => t('Pipeline'),
};

function describedComponent(pipeline: Pipeline, { type, name, key }: Entity): Component | undefined {
  if (type === 'template') return pipeline.components.get(name);
  const owner = componentsOf(pipeline).find((component) => key === `${component.name}/${name}`);
  const task = owner?.tasks.get(name);
  return task && componentOf(pipeline, task);
}

function componentLines({ inputs, outputs, tasks, executorLabel }: Component): readonly string[] {
  const list = (title: string, ports: readonly (readonly [string, Port])[]): readonly string[] =>
    ports.length === 0
      ? []
      : [
          `${title}: ${ports.map(([name, { optional, type }]) => `\`${name}\`${optional ? '?' : ''} ${type ?? ''}`.trim()).join(', ')}`,
        ];
  return [
    ...list(t('Inputs'), [...inputs.parameters, ...inputs.artifacts]),
    ...list(t('Outputs'), [...outputs.parameters, ...outputs.artifacts]),
    ...(tasks.size > 0 ? [[...tasks.keys()].map((name) => `\`${name}\``).join(' · ')] : []),
    ...(executorLabel ? [`${t('Executor')}: \`${executorLabel.text}\``] : []),
  ];
}

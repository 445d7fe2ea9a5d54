import { t } from '@vscode/l10n';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import type { Component, KubeflowModel } from './model.ts';
import { componentsOf } from './read.ts';

/** The graph of the pipeline, its components and its executors. */
export function kubeflowOutline({ model: { pipeline } }: KindContext<KubeflowModel>): readonly OutlineItem[] {
  if (!pipeline) return [];
  const { first, components, executors, name } = pipeline;
  return [
    ...(first ? [{ ...componentItem(first), name: name?.text ?? t('Pipeline') }] : []),
    ...[...components.values()].map(componentItem),
    ...[...executors.values()].map(({ key, node, image }): OutlineItem => ({
      name: key.text,
      ...(image ? { detail: image.text } : {}),
      icon: 'service',
      span: { start: key.span.start, end: node.span.end },
      nameSpan: key.span,
    })),
  ];
}

/** Components fold to their names. */
export function kubeflowFolds({ model: { pipeline } }: KindContext<KubeflowModel>): readonly Span[] {
  return pipeline ? componentsOf(pipeline).map(({ node }) => node.span) : [];
}

function componentItem({ key, name, node, tasks, executorLabel }: Component): OutlineItem {
  const children = [...tasks.values()].map((task): OutlineItem => ({
    name: task.name,
    ...(task.component ? { detail: task.component.text } : {}),
    icon: 'step',
    span: { start: task.key.span.start, end: task.node.span.end },
    nameSpan: task.key.span,
  }));
  return {
    name,
    ...(executorLabel ? { detail: executorLabel.text } : {}),
    icon: tasks.size > 0 ? 'workflow' : 'job',
    span: { start: key.span.start, end: node.span.end },
    nameSpan: key.span,
    ...(children.length > 0 ? { children } : {}),
  };
}

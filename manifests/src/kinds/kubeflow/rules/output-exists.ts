import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Component, Pipeline, Taken } from '../model.ts';
import { componentOf } from '../read.ts';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** An output that the component of a task does not give. */
export const outputExists = componentRule({
  id: 'kubeflow/output-exists',
  severity: 'error',
  *check(component, pipeline, uri) {
    for (const taken of component.taken) yield* fault(taken, component, pipeline, uri);
    for (const { inputs } of component.tasks.values())
      for (const { from } of inputs) if (from) yield* fault(from, component, pipeline, uri);
  },
});

function* fault(
  { kind, task, output }: Taken,
  { tasks }: Component,
  pipeline: Pipeline,
  uri: string,
): Iterable<RuleFinding> {
  const producer = task && tasks.get(task.text);
  const outputs = producer && componentOf(pipeline, producer)?.outputs;
  if (!output || !outputs || outputs[kind].has(output.text)) return;
  const other = outputs[kind === 'parameters' ? 'artifacts' : 'parameters'];
  const message = other.has(output.text)
    ? kind === 'parameters'
      ? t('"{0}" is an artifact of task "{1}", not a parameter', output.text, producer.name)
      : t('"{0}" is a parameter of task "{1}", not an artifact', output.text, producer.name)
    : t('The component of task "{0}" has no output "{1}"', producer.name, output.text);
  yield unknownName(message, output, outputs[kind].keys(), uri);
}

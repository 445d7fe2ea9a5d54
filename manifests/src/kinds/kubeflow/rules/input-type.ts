import { t } from '@vscode/l10n';
import type { Component, Input, Pipeline, Port } from '../model.ts';
import { componentOf } from '../read.ts';
import { componentRule } from './component-rule.ts';

/** A parameter that comes from one of another type. */
export const inputType = componentRule({
  id: 'kubeflow/input-type',
  severity: 'error',
  *check(owner, pipeline) {
    for (const task of owner.tasks.values()) {
      const runs = componentOf(pipeline, task);
      for (const input of task.inputs) {
        const wanted = runs?.inputs.parameters.get(input.key.text)?.type;
        const given =
          input.kind === 'parameters' && !input.selected ? sourceOf(input, owner, pipeline)?.type : undefined;
        // The collected outputs of a loop are a list, whatever one of them is.
        if (wanted === undefined || given === undefined || fits(given, wanted)) continue;
        const source = input.from?.output ?? input.outer;
        yield {
          message: t(
            '"{0}" has type {1}, but input "{2}" requires {3}',
            source?.text ?? '',
            given,
            input.key.text,
            wanted,
          ),
          span: source?.span ?? input.key.span,
        };
      }
    }
  },
});

function sourceOf({ from, outer }: Input, owner: Component, pipeline: Pipeline): Port | undefined {
  if (outer) return owner.inputs.parameters.get(outer.text);
  const producer = from?.task && owner.tasks.get(from.task.text);
  if (!producer || producer.iterator || !from.output) return undefined;
  return componentOf(pipeline, producer)?.outputs.parameters.get(from.output.text);
}

function fits(given: string, wanted: string): boolean {
  return (
    given === wanted ||
    (given.startsWith('NUMBER_') && wanted.startsWith('NUMBER_')) ||
    // The status of a task is a structure, and a component that was made from YAML asks for it as such.
    (given === 'TASK_FINAL_STATUS' && wanted === 'STRUCT') ||
    wanted === 'TASK_FINAL_STATUS'
  );
}

import { t } from '@vscode/l10n';
import { scalarOf, valueOf, type YamlMap } from '../../../core/yaml/node.ts';
import { componentOf } from '../read.ts';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** Inputs that the compiler adds for the placeholders in constants: `{{$.inputs.parameters['pipelinechannel--name']}}`. */
const CHANNEL = 'pipelinechannel--';

/** `cpu_limit` and others that the compiler adds for the machine of a task: a constant that only repeats such an input. */
function isOfChannel(input: YamlMap): boolean {
  const constant = scalarOf(valueOf(input, 'runtimeValue'), 'constant')?.text ?? '';
  return constant.startsWith("{{$.inputs.parameters['pipelinechannel--") && constant.endsWith("']}}");
}

/** An input that the component of a task does not take, or one that the component around it does not have. */
export const inputKnown = componentRule({
  id: 'kubeflow/input-known',
  severity: 'error',
  *check(owner, pipeline, uri) {
    for (const task of owner.tasks.values()) {
      const runs = componentOf(pipeline, task);
      for (const { kind, key, outer, node } of task.inputs) {
        const isMade = key.text.startsWith(CHANNEL) || isOfChannel(node);
        if (runs && !runs.inputs[kind].has(key.text) && !isMade)
          yield unknownName(
            t('The component "{0}" has no input "{1}"', runs.name, key.text),
            key,
            runs.inputs[kind].keys(),
            uri,
          );
        if (outer && !owner.inputs[kind].has(outer.text))
          yield unknownName(
            t('The component "{0}" has no input "{1}"', owner.name, outer.text),
            outer,
            owner.inputs[kind].keys(),
            uri,
          );
      }
    }
  },
});

import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isScalar } from '../../../core/yaml/node.ts';
import type { Stage } from '../model.ts';
import { isPipelinePath, tasks, type TaskInput } from '../tasks.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';

/** What a task is given under `with`: all that it asks for, and nothing that it does not know. */
export const taskInputs = pipelineRule('pipeline/task-inputs', 'error', function* (context) {
  for (const stage of context.pipeline.stages.values()) {
    const inputs = inputsOf(context, stage);
    if (!inputs || !stage.uses) continue;
    const missing = inputs.filter(
      ({ name, required }) => required && !stage.with?.pairs.some(({ key }) => key.text === name),
    );
    if (missing.length > 0)
      yield {
        message: t(
          '"{0}" needs under "with": {1}',
          stage.uses.text,
          missing.map(({ name }) => name).join(', '),
        ),
        span: stage.uses.span,
      };
    yield* wrong(stage, inputs, context.uri);
  }
});

function* wrong(stage: Stage, inputs: readonly TaskInput[], uri: string): Iterable<RuleFinding> {
  for (const { key, value } of stage.with?.pairs ?? []) {
    const input = inputs.find(({ name }) => name === key.text);
    if (!input) {
      const meant = nearest(
        key.text,
        inputs.map(({ name }) => name),
      );
      yield {
        message: meant
          ? t(
              '"{0}" is given nothing called "{1}": did you mean "{2}"?',
              stage.uses?.text ?? '',
              key.text,
              meant,
            )
          : inputs.length > 0
            ? t(
                '"{0}" is given nothing called "{1}", but: {2}',
                stage.uses?.text ?? '',
                key.text,
                inputs.map(({ name }) => name).join(', '),
              )
            : t('"{0}" is given nothing called "{1}"', stage.uses?.text ?? '', key.text),
        span: key.span,
        ...changeTo(uri, key.span, meant),
      };
    } else if (
      input.values &&
      isScalar(value) &&
      !value.text.includes('${') &&
      !input.values.includes(value.text)
    ) {
      const meant = nearest(value.text, input.values);
      yield {
        message: t('"{0}" is no value of "{1}". Allowed: {2}', value.text, key.text, input.values.join(', ')),
        span: value.span,
        ...changeTo(uri, value.span, meant),
      };
    }
  }
}

/** What the task of a stage may be given: for another pipeline its parameters, those without a default being required. */
function inputsOf({ uri, graph }: PipelineContext, { uses }: Stage): readonly TaskInput[] | undefined {
  if (!uses) return undefined;
  if (!isPipelinePath(uses.text)) return tasks().find(({ name }) => name === uses.text)?.inputs;
  const declared = graph.declaredIn(fileAt({ uri }, uses.text));
  if (!declared.some(({ type }) => type === 'pipeline')) return undefined;
  return declared
    .filter(({ type }) => type === 'parameter')
    .map(({ name, facts }) => ({ name, required: facts?.required === true, description: '' }));
}

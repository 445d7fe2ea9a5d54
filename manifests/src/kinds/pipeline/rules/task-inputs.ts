import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { Stage } from '../model.ts';
import { inputOf, isPipelinePath, tasks, type Task, type TaskInput } from '../tasks.ts';
import { fileAt, pipelineRule, type PipelineContext } from './pipeline-rule.ts';
import { wrongValues } from './task-values.ts';

type TaskInputs = Pick<Task, 'inputs' | 'exactlyOne'> & Partial<Pick<Task, 'schema'>>;

/** What a task is given under `with`: all that it asks for, and nothing that it does not know. */
export const taskInputs = pipelineRule('pipeline/task-inputs', 'error', function* (context) {
  for (const stage of context.pipeline.stages.values()) {
    const task = taskOf(context, stage);
    if (!task || !stage.uses) continue;
    const { inputs } = task;
    const given = new Set(stage.with?.pairs.map(({ key }) => inputOf(inputs, key.text)));
    const missing = inputs.filter((input) => input.required && !given.has(input));
    if (missing.length > 0)
      yield {
        message: t(
          'Missing under "with" for "{0}": {1}',
          stage.uses.text,
          missing.map(({ name }) => name).join(', '),
        ),
        span: stage.uses.span,
      };
    yield* alternatives(
      stage,
      task,
      inputs.filter((input) => given.has(input)).map(({ name }) => name),
    );
    yield* unknown(stage, inputs, context.uri);
    if (task.schema && stage.with) yield* wrongValues(task.schema, inputs, stage.with, context.uri);
  }
});

/** Inputs of which a task takes one, where it is given none of them or several. */
function* alternatives(
  { uses, with: withs }: Stage,
  { exactlyOne }: TaskInputs,
  given: readonly string[],
): Iterable<RuleFinding> {
  if (!uses || exactlyOne.length === 0) return;
  const chosen = exactlyOne.filter((name) => given.includes(name));
  const names = exactlyOne.map((name) => `"${name}"`).join(', ');
  if (chosen.length === 0)
    yield { message: t('"{0}" requires one of these inputs: {1}', uses.text, names), span: uses.span };
  if (chosen.length > 1)
    yield {
      message: t('"{0}" takes only one of these inputs: {1}', uses.text, names),
      span: withs?.pairs.findLast(({ key }) => chosen.includes(key.text))?.key.span ?? uses.span,
    };
}

/** Inputs that the task does not have. */
function* unknown(stage: Stage, inputs: readonly TaskInput[], uri: string): Iterable<RuleFinding> {
  for (const { key } of stage.with?.pairs ?? []) {
    const input = inputOf(inputs, key.text);
    if (!input) {
      const suggestion = nearest(
        key.text,
        inputs.map(({ name }) => name),
      );
      yield {
        message: suggestion
          ? t('"{0}" has no input "{1}". Did you mean "{2}"?', stage.uses?.text ?? '', key.text, suggestion)
          : inputs.length > 0
            ? t(
                '"{0}" has no input "{1}". Available inputs: {2}',
                stage.uses?.text ?? '',
                key.text,
                inputs.map(({ name }) => name).join(', '),
              )
            : t('"{0}" has no input "{1}"', stage.uses?.text ?? '', key.text),
        span: key.span,
        ...changeTo(uri, key, suggestion),
      };
    }
  }
}

/** What the task of a stage may be given: for another pipeline its parameters, those without a default being required. */
function taskOf({ uri, graph }: PipelineContext, { uses }: Stage): TaskInputs | undefined {
  if (!uses) return undefined;
  if (!isPipelinePath(uses.text)) return tasks().find(({ name }) => name === uses.text);
  const declared = graph.declaredIn(fileAt({ uri }, uses.text));
  if (!declared.some(({ type }) => type === 'pipeline')) return undefined;
  const inputs = declared
    .filter(({ type }) => type === 'parameter')
    .map(({ name, facts }) => ({ name, required: facts?.required === true, description: '' }));
  return { inputs, exactlyOne: [] };
}

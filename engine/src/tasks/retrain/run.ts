import { rm, stat } from 'node:fs/promises';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { LoadedTasks } from '../../running/loaded-tasks.ts';
import type { Block } from '../../running/report/block.ts';
import { indentedJson } from '../../running/report/json.ts';
import { prepareTask, runTask } from '../../running/run-task.ts';
import type { RunContext, Summary } from '../../running/task.ts';
import type { RetrainInputs, TaskInputs } from './inputs.ts';
import { registrationOf } from './registration.ts';

export const DRIFT = 'vitruve/drift';
export const TRAIN = 'vitruve/train';
export const REGISTER = 'vitruve/register-model';

/** What a task came to, as plain JSON. */
export interface Part {
  readonly summary: Summary;
  readonly report: readonly Block[];
  readonly json: unknown;
}

/** What became of a model whose data may have drifted. */
export interface Retrained {
  readonly drift: Part;
  /** None without drift. */
  readonly training?: Part;
  /** None of a model that does not reach what its manifest requires. */
  readonly registration?: Part;
}

const WHOLE = 100;
/** Of the time, what looking for drift takes. */
const COMPARING = 0.1;

/**
 * Looks for drift; if there is some, trains the model and registers it as challenger. It never becomes champion here.
 * @throws UserError when a table or the registry cannot be used, or the model cannot be trained.
 */
export async function runRetraining(
  tasks: LoadedTasks,
  inputs: RetrainInputs,
  context: RunContext<undefined>,
): Promise<Retrained> {
  const { output, evaluation } = inputs;
  const register = await tasks.byId(REGISTER);
  // Not at the end: training may take hours.
  const prepared = await prepareTask(register, await registrationOf(inputs, '-', context), context);
  await register.plan(prepared.inputs, context);
  const part = (from: number, share: number): RunContext<undefined> => ({
    ...context,
    onItem: ({ done, total }) => {
      const progress = from + share * (total === 0 ? 1 : done / total);
      context.onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
    },
  });
  const drift = await partOf(tasks, DRIFT, inputs.drift, part(0, COMPARING));
  if (drift.summary.status !== 'failed') return { drift };
  const training = await partOf(tasks, TRAIN, inputs.train, part(COMPARING, 1 - COMPARING));
  await writeOutput(evaluation, indentedJson(training.json));
  if (training.summary.status !== 'succeeded') return { drift, training };
  const data = inputs.drift.current;
  const [found = ''] = drift.summary.text.split('\n', 1);
  const given = await registrationOf(inputs, inputs.why ?? found, context);
  const hasFile = (await stat(data)).isFile();
  const registration = await partOf(tasks, REGISTER, { ...given, ...(hasFile && { data }) }, context);
  // The same model is registered under another path: this one is of no use.
  if (isOld(registration.json)) for (const path of [output, evaluation]) await rm(path);
  return { drift, training, registration };
}

async function partOf(
  tasks: LoadedTasks,
  id: string,
  given: TaskInputs,
  context: RunContext<undefined>,
): Promise<Part> {
  const { folder, version, signal, resources, secret, environment, onProgram, onItem } = context;
  const task = await tasks.byId(id);
  const prepared = await prepareTask(task, given, { folder, version });
  const { inputs, result, summary } = await runTask(prepared, {
    signal,
    ...(resources && { resources }),
    ...(secret && { secret }),
    programs: { ...(environment && { environment }), ...(onProgram && { onProgram }) },
    onStep: ({ done, total }) => {
      onItem({ done, total, item: undefined });
    },
  });
  return {
    summary,
    report: task.report(inputs, result, prepared.context),
    json: task.toJson(inputs, result, prepared.context),
  };
}

/** Whether the registry had the model already. @param json the result of its registration. */
export function isOld(json: unknown): boolean {
  return (
    (json as { readonly registered?: { readonly isNew?: boolean } } | undefined)?.registered?.isNew === false
  );
}

import { expressionsIn, isPipelinePath, isScalar, scalarOf, valueOf } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { stageEnvironment } from '../../plan/environment.ts';
import { ScriptError } from '../../commands/script.ts';
import type { Plan, PlannedRun } from '../../plan/plan.ts';
import { settingsOf } from '../../plan/stage-settings.ts';
import type { Remarks } from '../remarks.ts';
import { inputsOfRuns, type RunInputs } from './artifacts.ts';
import { areAlike } from './alike.ts';
import { writtenCommands, type ScriptSource } from './commands.ts';
import { sharedCommands } from './shared-commands.ts';
import { openParameters, parameterOf } from './open-parameters.ts';
import type {
  PortableParameter,
  PortablePipeline,
  PortableRun,
  PortableStage,
  PortableValue,
} from './portable-pipeline.ts';

/** Where a pipeline is. */
export interface PipelinePlace {
  /** The name of its file, without the folder. */
  readonly file: string;
  /** The folder of the file from the root of the repository, with `/`; empty for the root. */
  readonly folder: string;
}

/**
 * A pipeline as other programs can run it.
 * @param given values that were given for parameters.
 * @param remarks hears what cannot be expressed.
 */
export function portablePipeline(
  plan: Plan,
  { file, folder }: PipelinePlace,
  given: ReadonlyMap<string, string>,
  remarks: Remarks,
): PortablePipeline {
  const { pipeline } = plan;
  const all = plan.stages.flatMap(({ runs }) => runs);
  const parameters = openParameters(pipeline, (parameter) =>
    all.every((run) => isWritable(plan, run, parameter)),
  );
  const inputs = inputsOfRuns(pipeline, plan.stages, remarks);
  const runs = new Map<string, PortableRun>();
  const stages: PortableStage[] = [];
  for (const { stage, runs: planned } of plan.stages) {
    if (planned.length === 0) continue;
    if (stage.uses && isPipelinePath(stage.uses.text)) {
      const message = t('Stage "{0}" runs another pipeline: export that pipeline by itself', stage.name);
      remarks.refuse(stage.uses.span, message);
    }
    for (const run of planned)
      runs.set(run.name, portableRun(plan, run, parameters, inputs.get(run.name), runs, remarks));
    const own = planned.flatMap(({ name }) => runs.get(name) ?? []);
    stages.push({
      name: stage.name,
      stage,
      runs: own,
      shared:
        own.length > 1 && areAlike(own)
          ? sharedCommands(
              planned.map((run) => sourceOf(plan, run)),
              (parts) => parameterOf(parts, parameters)?.variable,
            )
          : undefined,
    });
  }
  return {
    name: pipeline.name?.text ?? file.replace(/\.?(?:pipeline)?\.ya?ml$/iu, ''),
    description: scalarOf(pipeline.root, 'description')?.text,
    owner: pipeline.owner?.text,
    decisions: pipeline.decisions.map(({ text }) => text),
    file,
    folder,
    parameters,
    given,
    stages,
  };
}

function sourceOf(plan: Plan, planned: PlannedRun): ScriptSource {
  const { stage, run } = planned;
  return { stage, run, planned, settings: settingsOf(plan, planned), values: plan.values };
}

function isWritable(plan: Plan, planned: PlannedRun, parameter: PortableParameter): boolean {
  try {
    writtenCommands(sourceOf(plan, planned), (parts) => parameterOf(parts, [parameter])?.variable);
    return true;
  } catch (error) {
    if (error instanceof ScriptError) return false;
    throw error;
  }
}

function portableRun(
  plan: Plan,
  planned: PlannedRun,
  parameters: readonly PortableParameter[],
  inputs: RunInputs | undefined,
  runs: ReadonlyMap<string, PortableRun>,
  remarks: Remarks,
): PortableRun {
  const { stage, run, name } = planned;
  const settings = settingsOf(plan, planned);
  return {
    name,
    stage,
    values: run,
    planned,
    settings,
    resources: resourceTexts(plan, planned),
    commands: commandsOf(plan, planned, parameters, remarks),
    environment: environmentOf(plan, planned, parameters),
    reads: inputs?.reads ?? [],
    files: inputs?.files ?? [],
    outputs: planned.outputs
      .filter(({ isResult }) => isResult)
      .map((output) => ({ run: name, name: output.name, path: output.path })),
    before: [...(inputs?.before ?? [])].flatMap((other) => runs.get(other) ?? []),
  };
}

function commandsOf(
  plan: Plan,
  planned: PlannedRun,
  parameters: readonly PortableParameter[],
  remarks: Remarks,
): readonly string[] {
  const { stage } = planned;
  try {
    return writtenCommands(sourceOf(plan, planned), (parts) => parameterOf(parts, parameters)?.variable);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    remarks.refuse((stage.runKey ?? stage.key).span, error.message);
    return [];
  }
}

function resourceTexts(plan: Plan, { stage, run }: PlannedRun): ReadonlyMap<string, string> {
  const node = stage.resources ?? plan.pipeline.defaults.resources;
  const texts = new Map<string, string>();
  for (const key of ['cpu', 'memory', 'gpu', 'disk']) {
    const scalar = valueOf(node, key);
    if (isScalar(scalar) && scalar.value !== null)
      texts.set(key, plan.values.textIn(stage, run, scalar.text));
  }
  return texts;
}

function environmentOf(
  plan: Plan,
  { stage, run }: PlannedRun,
  parameters: readonly PortableParameter[],
): ReadonlyMap<string, PortableValue> {
  const { values, secrets } = stageEnvironment(
    [plan.pipeline.defaults.environment, stage.environment],
    (text) => text,
  );
  const environment = new Map<string, PortableValue>();
  for (const [variable, text] of values) {
    const parts = partsOf(text, parameters);
    const known = parts.map((part) =>
      typeof part === 'string' ? plan.values.textIn(stage, run, part) : part,
    );
    environment.set(
      variable,
      known.every((part) => typeof part === 'string')
        ? { kind: 'text', text: known.join('') }
        : { kind: 'template', parts: known },
    );
  }
  for (const [variable, name] of secrets) environment.set(variable, { kind: 'secret', name });
  return environment;
}

/** A text, cut where parameters stand in it. */
function partsOf(
  text: string,
  parameters: readonly PortableParameter[],
): readonly (string | PortableParameter)[] {
  const parts: (string | PortableParameter)[] = [];
  let from = 0;
  for (const { parts: names, start, end } of expressionsIn(text)) {
    const parameter = parameterOf(names, parameters);
    if (!parameter) continue;
    parts.push(text.slice(from, start), parameter);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '');
}

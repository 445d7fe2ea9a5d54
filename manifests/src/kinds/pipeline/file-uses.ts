import { StageFlow } from '../../formats/stages/stage-flow.ts';
import { keptBy } from '../../core/text/memory.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { expressionsWithin, type Expression, type ExpressionPart } from './expression.ts';
import { MAX_ALL_RUNS, runsOf, type Runs } from './matrix.ts';
import type { Output, Pipeline, Stage } from './model.ts';
import { RunValues } from './run-values.ts';

/** A place of a pipeline that names files. */
export interface FileUse {
  readonly stage: Stage;
  /** Where it is written. */
  readonly scalar: YamlScalar;
  /** The paths that it stands for in the runs of its stage, from the folder of the pipeline, in their shortest form. */
  readonly paths: readonly string[];
  readonly output?: Output;
}

/** What the stages of a pipeline read and make, with all matrices carried out. */
export interface PipelineFiles {
  readonly inputs: readonly FileUse[];
  readonly outputs: readonly FileUse[];
  readonly flow: StageFlow<Stage>;
  readonly runs: ReadonlyMap<Stage, Runs>;
  /** What expressions stand for in each run. */
  readonly values: RunValues;
  /** How many values an expression of a stage stands for, in the run in which they are most. */
  readonly countOf: (stage: Stage, expression: Pick<Expression, 'parts'>) => number;
}

/** The files of a pipeline. Kept for as long as the pipeline is. */
export const filesOf = keptBy((pipeline: Pipeline): PipelineFiles => {
  const runs = allRuns(pipeline);
  const values = new RunValues(pipeline, runs);
  const stages = [...pipeline.stages.values()];
  const inputs = stages.flatMap((stage) =>
    [...stage.inputs, ...suitesOf(stage)].map((scalar): FileUse => ({
      stage,
      scalar,
      paths: values.pathsOf(stage, scalar.text),
    })),
  );
  const outputs = stages.flatMap((stage) =>
    [...stage.outputs.values()].flatMap((output): FileUse[] =>
      output.path
        ? [{ stage, scalar: output.path, output, paths: values.madeBy(stage, output.path.text) }]
        : [],
    ),
  );
  const pathsByStage = (uses: readonly FileUse[]): ReadonlyMap<Stage, readonly string[]> => {
    const paths = new Map<Stage, string[]>(stages.map((stage) => [stage, []]));
    for (const use of uses) paths.get(use.stage)?.push(...use.paths);
    return paths;
  };
  const read = pathsByStage(inputs);
  const made = pathsByStage(outputs);
  const flow = new StageFlow(
    stages.map((stage) => ({
      stage,
      inputs: read.get(stage) ?? [],
      outputs: made.get(stage) ?? [],
      after: followed(stage, pipeline),
    })),
  );
  return { inputs, outputs, flow, runs, values, countOf: (stage, { parts }) => values.countOf(stage, parts) };
});

/** The runs of all stages; when there are too many, those of the last stages are represented by their first one. */
function allRuns(pipeline: Pipeline): ReadonlyMap<Stage, Runs> {
  const runs = new Map<Stage, Runs>();
  let left = MAX_ALL_RUNS;
  for (const stage of pipeline.stages.values()) {
    const own = runsOf(stage, pipeline);
    const isTooMany = own.runs.length > Math.max(1, left);
    runs.set(stage, isTooMany ? { runs: own.runs.slice(0, 1), count: own.count } : own);
    left -= isTooMany ? 1 : own.runs.length;
  }
  return runs;
}

/** The quality suites of the outputs of a stage, which it reads as well: each once, unless it is among its inputs. */
export function suitesOf({ inputs, outputs }: Stage): readonly YamlScalar[] {
  const known = new Set(inputs.map(({ text }) => text));
  return [...outputs.values()].flatMap(({ quality }) => {
    if (!quality || known.has(quality.text)) return [];
    known.add(quality.text);
    return [quality];
  });
}

/** The stages that a stage names: in `needs`, and by their outputs. */
function followed(stage: Stage, { stages }: Pipeline): readonly Stage[] {
  const names = [
    ...stage.needs.map(({ text }) => text),
    ...outputsNamed(stage).flatMap(([, name]) => (name ? [name.text] : [])),
  ];
  return [...new Set(names)].flatMap((name) => stages.get(name) ?? []);
}

/** The outputs of other stages that a stage names in its commands, in what it gives to its task, and in its environment. */
export function outputsNamed({
  run,
  with: given,
  environment,
}: Stage): readonly (readonly ExpressionPart[])[] {
  return [...run, given, environment].flatMap((node) =>
    expressionsWithin(node ?? null).flatMap(({ parts }) => (parts[0]?.text === 'stages' ? [parts] : [])),
  );
}

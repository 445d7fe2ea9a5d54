import { isRemote } from '../../core/paths/remote.ts';
import { normalised } from '../../core/paths/relative.ts';
import { StageFlow } from '../../formats/stages/stage-flow.ts';
import { keptBy } from '../../core/text/memory.ts';
import { isScalar, isSeq, valueOf, type YamlScalar } from '../../core/yaml/node.ts';
import { expressionsIn, interpolated, type Expression, type ExpressionPart } from './expression.ts';
import { runsOf, type Run, type Runs } from './matrix.ts';
import type { Output, Pipeline, Stage } from './model.ts';

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
  /** How many values an expression of a stage stands for, in the run in which they are most. */
  readonly countOf: (stage: Stage, expression: Pick<Expression, 'parts'>) => number;
}

/** The files of a pipeline. Kept for as long as the pipeline is. */
export const filesOf = keptBy((pipeline: Pipeline): PipelineFiles => {
  const runs = new Map(
    [...pipeline.stages.values()].map((stage) => [stage, runsOf(stage, pipeline)] as const),
  );
  const reader = new FileReader(pipeline, runs);
  const stages = [...pipeline.stages.values()];
  const inputs = stages.flatMap((stage) =>
    stage.inputs.map((scalar): FileUse => ({ stage, scalar, paths: reader.pathsOf(stage, scalar.text) })),
  );
  const outputs = stages.flatMap((stage) =>
    [...stage.outputs.values()].flatMap((output): FileUse[] =>
      output.path
        ? [{ stage, scalar: output.path, output, paths: reader.madeBy(stage, output.path.text) }]
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
  return { inputs, outputs, flow, runs, countOf: (stage, { parts }) => reader.countOf(stage, parts) };
});

/** The stages that a stage names: in `needs`, and by their outputs in its commands. */
function followed(stage: Stage, { stages }: Pipeline): readonly Stage[] {
  const names = [...stage.needs.map(({ text }) => text), ...outputStages(stage)];
  return [...new Set(names)].flatMap((name) => stages.get(name) ?? []);
}

function outputStages({ run, with: given, environment }: Stage): readonly string[] {
  const values = [...(given?.pairs ?? []), ...(environment?.pairs ?? [])].map(({ value }) => value);
  return [...run, ...values.filter(isScalar)].flatMap(({ text }) =>
    expressionsIn(text).flatMap(({ parts: [namespace, name] }) =>
      namespace?.text === 'stages' && name ? [name.text] : [],
    ),
  );
}

class FileReader {
  readonly #pipeline: Pipeline;
  readonly #runs: ReadonlyMap<Stage, Runs>;

  constructor(pipeline: Pipeline, runs: ReadonlyMap<Stage, Runs>) {
    this.#pipeline = pipeline;
    this.#runs = runs;
  }

  /** The paths that a text stands for in the runs of a stage. */
  pathsOf(stage: Stage, text: string): readonly string[] {
    if (!text.includes('${')) return text.trim() === '' ? [] : [shortest(text)];
    const runs = this.#runs.get(stage)?.runs ?? [];
    return [...new Set(runs.flatMap((run) => this.#inRun(stage, run, text).map(shortest)))];
  }

  /** The paths of an output in the runs of its stage. */
  madeBy(stage: Stage, path: string): readonly string[] {
    if (!path.includes('${')) return path.trim() === '' ? [] : [shortest(path)];
    const runs = this.#runs.get(stage)?.runs ?? [];
    return [...new Set(runs.map((run) => shortest(this.#outputPath(run, path))))];
  }

  /** A list has many values, and so has the output of a stage with a matrix for a reader without one. */
  countOf(stage: Stage, parts: readonly ExpressionPart[]): number {
    const [namespace, name, ...others] = parts.map(({ text }) => text);
    if (namespace === 'stages') {
      const counts = (this.#runs.get(stage)?.runs ?? []).map(
        (run) => this.#outputPaths(run, parts)?.length ?? 1,
      );
      return Math.max(1, ...counts);
    }
    const fallback = namespace === 'params' ? this.#pipeline.params.get(name ?? '')?.fallback : undefined;
    const value = others.reduce((node, key) => valueOf(node, key), fallback);
    return isSeq(value) ? Math.max(2, value.items.length) : 1;
  }

  #inRun(stage: Stage, run: Run, text: string): readonly string[] {
    const [only, ...others] = expressionsIn(text);
    // The output of a stage with a matrix may be many files for a reader without one.
    if (only && others.length === 0 && only.parts[0]?.text === 'stages') {
      const before = text.slice(0, only.start);
      const after = text.slice(only.end);
      const paths = this.#outputPaths(run, only.parts);
      return (paths ?? [text.slice(only.start, only.end)]).map((path) => before + path + after);
    }
    return [
      interpolated(text, (parts) => {
        if (parts[0]?.text === 'stages') return this.#outputPaths(run, parts)?.[0];
        const own = parts[0]?.text === 'outputs' ? stage.outputs.get(parts[1]?.text ?? '')?.path : undefined;
        return own ? this.#outputPath(run, own.text) : this.#value(run, parts);
      }),
    ];
  }

  /** The paths of `stages.name.outputs.name` as a run of another stage sees them. */
  #outputPaths(run: Run, parts: readonly ExpressionPart[]): readonly string[] | undefined {
    const stage = this.#pipeline.stages.get(parts[1]?.text ?? '');
    const path = stage?.outputs.get(parts[3]?.text ?? '')?.path?.text;
    if (!stage || path === undefined || parts[2]?.text !== 'outputs') return undefined;
    if (!path.includes('${')) return [path];
    const all = this.#runs.get(stage)?.runs ?? [];
    // Where both have a variable, a run reads what the run with the same value made.
    const same = all.filter((other) =>
      [...other].every(([name, value]) => (run.get(name) ?? value) === value),
    );
    return [...new Set((same.length > 0 ? same : all).map((other) => this.#outputPath(other, path)))];
  }

  /** Paths of outputs are made of parameters and the values of the run alone. */
  #outputPath(run: Run, path: string): string {
    return interpolated(path, (parts) => this.#value(run, parts));
  }

  #value(run: Run, parts: readonly ExpressionPart[]): string | undefined {
    const [namespace, name = '', ...others] = parts.map(({ text }) => text);
    if (namespace === 'matrix') return others.length === 0 ? run.get(name) : undefined;
    if (namespace !== 'params') return undefined;
    const value = others.reduce((node, key) => valueOf(node, key), this.#pipeline.params.get(name)?.fallback);
    return isScalar(value) ? value.text : undefined;
  }
}

function shortest(path: string): string {
  return isRemote(path) ? path : normalised(path.trim());
}

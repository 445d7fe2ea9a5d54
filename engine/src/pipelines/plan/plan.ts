import { t } from '@vscode/l10n';
import {
  filesOf,
  isRemote,
  isWanted,
  nearest,
  outputsNamed,
  PathIndex,
  suitesOf,
  type Pipeline,
  type Run,
  type RunValues,
  type Stage,
} from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { ChosenPeriods, periodsOfRun, type GivenPeriods } from './chosen-periods.ts';

/** Inputs of all runs together: more would fill the memory. */
const MAX_INPUTS = 5_000_000;

/** One run of a stage: the stage itself, or one combination of its matrix. */
export interface PlannedRun {
  /** The name of the stage with the values of its matrix: `train (model=forest)`. */
  readonly name: string;
  readonly stage: Stage;
  readonly run: Run;
  /** Files and folders that it reads, from the folder of the pipeline, sorted. */
  readonly inputs: readonly string[];
  readonly outputs: readonly PlannedOutput[];
  /** Paths that runs which are skipped would have made. */
  readonly withheld: ReadonlySet<string>;
  /** The periods that it is for, by partition. */
  readonly periods: Readonly<Record<string, string>>;
}

/** A file or folder that a run makes. */
export interface PlannedOutput {
  readonly name: string;
  /** From the folder of the pipeline. */
  readonly path: string;
  /** False for what stays in place between runs and is neither recorded nor moved (`type: cache`). */
  readonly isResult: boolean;
  /** Whether it holds metrics. */
  readonly isMetrics: boolean;
  /** The quality suite that it must satisfy, from the folder of the pipeline. */
  readonly quality: string | undefined;
}

export interface PlannedStage {
  readonly stage: Stage;
  /** Without those that its condition, or a stage that is skipped, leaves out. */
  readonly runs: readonly PlannedRun[];
  /** The stages that have to be done before. */
  readonly before: readonly Stage[];
  /** Those of them whose files it reads. */
  readonly reads: ReadonlySet<Stage>;
}

/** What is to be run, in an order in which it can be. */
export interface Plan {
  readonly stages: readonly PlannedStage[];
  /** Those of the whole pipeline that others come after, whether these are to be run or not. */
  readonly followed: ReadonlySet<Stage>;
  readonly values: RunValues;
  /** Where the values of parameters are. */
  readonly pipeline: Pipeline;
}

/** Which stages are asked for. */
export interface Selection {
  /** All of them when there are none. */
  readonly stages: readonly string[];
  /** Leaves out what the stages depend on. */
  readonly only: boolean;
  /** Periods of partitions; all of them of those that are not named. */
  readonly partitions?: GivenPeriods;
}

/**
 * Expands matrices and conditions, and puts stages into order.
 * @param pipeline with the values of its parameters.
 * @throws TaskError for a stage or a period that does not exist.
 */
export function planOf(pipeline: Pipeline, selection: Selection): Plan {
  const files = filesOf(pipeline);
  const steps = files.flow.steps();
  const before = (stage: Stage): readonly Stage[] => files.flow.before(stage);
  const chosen = new ChosenPeriods(pipeline, selection.partitions ?? new Map());
  const wanted = selectedStages(
    pipeline,
    { ...selection, stages: chosen.stagesOf(selection.stages, before) },
    before,
  );
  const ordered = [...steps.keys()].sort((a, b) => (steps.get(a) ?? 0) - (steps.get(b) ?? 0));
  const planner = new Planner(files.values, pipeline);
  const stages: PlannedStage[] = [];
  const reads = new Map<Stage, Set<Stage>>();
  for (const { from, to, paths } of files.flow.links) {
    if (paths.length > 0) reads.set(to, (reads.get(to) ?? new Set()).add(from));
  }
  for (const stage of ordered) {
    for (const [, name] of outputsNamed(stage)) {
      const other = pipeline.stages.get(name?.text ?? '');
      if (other) reads.set(stage, (reads.get(stage) ?? new Set()).add(other));
    }
  }
  for (const stage of ordered) {
    const asked = (files.runs.get(stage)?.runs ?? []).filter((run) => chosen.has(stage, run));
    const runs = planner.runsOf(stage, asked);
    if (wanted.has(stage)) {
      const first = before(stage).filter((other) => wanted.has(other));
      stages.push({ stage, runs, before: first, reads: reads.get(stage) ?? new Set() });
    }
  }
  const followed = new Set(ordered.flatMap((stage) => before(stage)));
  return { stages, followed, values: files.values, pipeline };
}

function selectedStages(
  pipeline: Pipeline,
  { stages: names, only }: Selection,
  before: (stage: Stage) => readonly Stage[],
): ReadonlySet<Stage> {
  if (names.length === 0) return new Set(pipeline.stages.values());
  const selected = new Set<Stage>();
  const waiting = names.map((name) => {
    const stage = pipeline.stages.get(name);
    if (stage) return stage;
    const similar = nearest(name, pipeline.stages.keys());
    throw new TaskError(
      similar === undefined
        ? t(
            'Stage "{0}" does not exist. Stages of this pipeline: {1}',
            name,
            [...pipeline.stages.keys()].join(', '),
          )
        : t('Stage "{0}" does not exist. Did you mean "{1}"?', name, similar),
    );
  });
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (selected.has(stage)) continue;
    selected.add(stage);
    if (!only) waiting.push(...before(stage));
  }
  return selected;
}

/** Plans runs, stage after stage in their order: what reads the outputs of runs that are skipped is skipped as well. */
class Planner {
  readonly #values: RunValues;
  readonly #pipeline: Pipeline;
  #count = 0;
  readonly #made = new PathIndex<{ readonly path: string; readonly isSkipped: boolean }>();

  constructor(values: RunValues, pipeline: Pipeline) {
    this.#values = values;
    this.#pipeline = pipeline;
  }

  runsOf(stage: Stage, runs: readonly Run[]): readonly PlannedRun[] {
    const planned = runs.map((run) => this.#planned(stage, run));
    for (const { outputs, isSkipped } of planned)
      for (const { path } of outputs) this.#made.add(path, { path, isSkipped });
    return planned.filter(({ isSkipped }) => !isSkipped);
  }

  #planned(stage: Stage, run: Run): PlannedRun & { readonly isSkipped: boolean } {
    const read = [
      ...[...stage.inputs, ...suitesOf(stage)].map(({ text }) => this.#values.pathsIn(stage, run, text)),
      ...outputsNamed(stage).map((parts) => this.#values.valuesIn(stage, run, parts) ?? []),
    ];
    const withheld = new Set<string>();
    let isSkipped = !isWanted(stage, run, this.#values);
    for (const paths of read) {
      const makers = paths.flatMap((path) => this.#made.touching(path));
      const left = makers.filter((maker) => maker.isSkipped);
      // All that it would read there is not made.
      if (makers.length > 0 && left.length === makers.length) isSkipped = true;
      for (const { path } of left) withheld.add(path);
    }
    const inputs = read.flat().filter((path) => !isRemote(path) && !withheld.has(path));
    this.#count += inputs.length;
    if (this.#count > MAX_INPUTS)
      throw new TaskError(t('The runs of this pipeline have more than {0} inputs', MAX_INPUTS));
    const outputs = [...stage.outputs.values()].flatMap(({ name, path, type, quality }): PlannedOutput[] =>
      (path ? this.#values.pathsIn(stage, run, path.text) : []).map((at) => ({
        name,
        path: at,
        isResult: type !== 'cache',
        isMetrics: type === 'metrics',
        quality: quality?.text,
      })),
    );
    return {
      name: nameOf(stage, run),
      stage,
      run,
      inputs: [...new Set(inputs)].sort(),
      outputs,
      withheld,
      periods: periodsOfRun(stage, run, this.#pipeline),
      isSkipped,
    };
  }
}

function nameOf({ name }: Stage, run: Run): string {
  const values = [...run].map(([variable, value]) => `${variable}=${value}`).join(', ');
  return values === '' ? name : `${name} (${values})`;
}

import { PathIndex, type Pipeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { PlannedRun, PlannedStage } from '../../plan/plan.ts';
import type { Remarks } from '../remarks.ts';
import type { PortableOutput, RepositoryFile } from './portable-pipeline.ts';

/** What a run reads, by where it comes from. */
export interface RunInputs {
  readonly reads: readonly PortableOutput[];
  readonly files: readonly RepositoryFile[];
  /** Names of runs that have to be done before. */
  readonly before: ReadonlySet<string>;
}

/** A path that a run makes. */
interface Made {
  readonly maker: PlannedRun;
  readonly output: PortableOutput;
  readonly isResult: boolean;
}

/** What the runs of a pipeline read of each other and of the repository, by their names. */
export function inputsOfRuns(
  { stages }: Pipeline,
  planned: readonly PlannedStage[],
  remarks: Remarks,
): ReadonlyMap<string, RunInputs> {
  const index = new PathIndex<Made>();
  for (const { runs } of planned) {
    for (const maker of runs) {
      for (const { name, path, isResult } of maker.outputs)
        index.add(path, { maker, output: { run: maker.name, name, path }, isResult });
    }
  }
  const inputs = new Map<string, RunInputs>();
  for (const { runs, before } of planned) {
    for (const run of runs) {
      const read = inputsOfRun(run, index, remarks);
      const makers = new Set(read.makers);
      const needed = new Set(run.stage.needs.map(({ text }) => stages.get(text)));
      for (const stage of before) {
        const others = planned.find((one) => one.stage === stage)?.runs ?? [];
        // Where it reads some of them, it waits for these only.
        if (!needed.has(stage) && others.some(({ name }) => makers.has(name))) continue;
        for (const { name } of others) makers.add(name);
      }
      inputs.set(run.name, { reads: read.reads, files: read.files, before: makers });
    }
  }
  return inputs;
}

function inputsOfRun(
  run: PlannedRun,
  index: PathIndex<Made>,
  remarks: Remarks,
): { reads: readonly PortableOutput[]; files: readonly RepositoryFile[]; makers: Iterable<string> } {
  const reads = new Map<string, PortableOutput>();
  const makers = new Set<string>();
  const files: RepositoryFile[] = [];
  for (const path of run.inputs) {
    const made = index.touching(path).filter(({ maker }) => maker !== run);
    for (const { maker, output, isResult } of made) {
      makers.add(maker.name);
      if (isResult) reads.set(output.path, output);
      else
        remarks.refuse(
          maker.stage.outputs.get(output.name)?.key.span ?? maker.stage.key.span,
          t(
            'Stage "{0}" reads "{1}", which is of type cache and stays on one machine',
            run.stage.name,
            output.path,
          ),
        );
    }
    // A folder may have files of the repository beside those that stages make in it.
    const isWhole = made.some(({ output }) => output.path === path || path.startsWith(`${output.path}/`));
    if (!isWhole) files.push({ path, at: run.stage.inputs.find(({ text }) => text === path) });
  }
  return { reads: [...reads.values()], files, makers };
}

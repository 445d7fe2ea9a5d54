import { labelOf, type Names } from '../names.ts';
import type { PortableRun, PortableStage, PortableValue } from '../portable/portable-pipeline.ts';
import { literal } from './literal.ts';

/** The runs of one job: those of a stage with a matrix, or a single one. */
export interface JobRuns {
  readonly runs: readonly [PortableRun, ...PortableRun[]];
  /** What people see. */
  readonly title: string;
  readonly commands: readonly string[];
  /** One entry for each run; undefined for a single one. */
  readonly matrix: readonly object[] | undefined;
  /** Variables whose values differ between the runs, as they are written. */
  readonly environment: ReadonlyMap<string, string>;
  /** The name of the artifact of the job. */
  readonly artifact: string;
  /** The names of the artifacts that it reads. */
  readonly reads: readonly string[];
  /** The paths of its outputs. */
  readonly outputs: readonly string[];
}

/** The jobs of a stage: one for all of its runs where they differ in variables only, otherwise one for each. */
export function jobsOf(stage: PortableStage, artifacts: Names): readonly JobRuns[] {
  const [first, ...others] = stage.runs;
  if (!first) return [];
  if (stage.shared && others.length > 0) {
    const job = matrixJob(stage, stage.shared, [first, ...others], artifacts);
    if (job) return [job];
  }
  return stage.runs.map((run) => ({
    runs: [run],
    title: literal(run.name),
    commands: run.commands,
    matrix: undefined,
    environment: new Map(),
    artifact: artifactOf(run, artifacts),
    reads: readsOf(run, artifacts),
    outputs: run.outputs.map(({ path }) => path),
  }));
}

function artifactOf(run: Pick<PortableRun, 'name' | 'stage' | 'values'>, artifacts: Names): string {
  return artifacts.of(labelOf(run), run.name);
}

/** The artifacts of the runs whose outputs a run reads: each run has one. */
function readsOf(run: PortableRun, artifacts: Names): readonly string[] {
  const makers = new Set(run.reads.map((output) => output.run));
  return run.before.filter(({ name }) => makers.has(name)).map((maker) => artifactOf(maker, artifacts));
}

function matrixJob(
  stage: PortableStage,
  { commands, values }: NonNullable<PortableStage['shared']>,
  runs: JobRuns['runs'],
  artifacts: Names,
): JobRuns | undefined {
  const names = [...new Set(runs.flatMap((run) => [...run.values.keys()]))];
  const reads = runs.map((run) => readsOf(run, artifacts));
  const count = reads[0]?.length ?? 0;
  // Expressions reach the members of an entry by names such as these.
  if (reads.some((of) => of.length !== count) || !names.every((name) => /^[A-Za-z_][\w-]*$/u.test(name)))
    return undefined;
  const own = names.includes('run') ? 'run_' : 'run';
  const columns = new Map<string, readonly string[]>();
  const column = (name: string, cells: readonly string[]): string => {
    if (new Set(cells).size === 1) return literal(cells[0] ?? '');
    columns.set(name, cells);
    return `\${{ matrix.${own}.${name} }}`;
  };
  const artifact = column(
    'artifact',
    runs.map((run) => artifactOf(run, artifacts)),
  );
  const read = Array.from({ length: count }, (_, index) =>
    column(
      `read_${index + 1}`,
      reads.map((of) => of[index] ?? ''),
    ),
  );
  const outputs = runs[0].outputs.map((_, index) =>
    column(
      `output_${index + 1}`,
      runs.map((run) => run.outputs[index]?.path ?? ''),
    ),
  );
  const environment = new Map<string, string>();
  for (const variable of new Set(values.flatMap((of) => [...of.keys()])))
    environment.set(
      variable,
      column(
        variable,
        values.map((of) => of.get(variable) ?? ''),
      ),
    );
  for (const [name, cells] of differingVariables(runs)) environment.set(name, column(name, cells));
  const matrix = runs.map((run, index) => ({
    ...Object.fromEntries([...run.values].map(([name, value]) => [name, literal(value)])),
    [own]: Object.fromEntries([...columns].map(([name, cells]) => [name, literal(cells[index] ?? '')])),
  }));
  const shown = names.map((name) => `\${{ matrix.${name} }}`).join(', ');
  return {
    runs,
    title: `${stage.name} (${shown})`,
    commands,
    matrix,
    environment,
    artifact,
    reads: read,
    outputs,
  };
}

/** Variables of the environment with other values in other runs. Their parameters are the same everywhere. */
function differingVariables(runs: readonly PortableRun[]): ReadonlyMap<string, readonly string[]> {
  const differing = new Map<string, readonly string[]>();
  for (const name of runs[0]?.environment.keys() ?? []) {
    const cells = runs.map(({ environment }) => textOf(environment.get(name)));
    if (cells.every((text) => text !== undefined) && new Set(cells).size > 1) differing.set(name, cells);
  }
  return differing;
}

function textOf(value: PortableValue | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

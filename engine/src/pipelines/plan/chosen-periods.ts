import { t } from '@vscode/l10n';
import {
  nearest,
  partitionOf,
  periodsOf,
  timeRange,
  type Pipeline,
  type Run,
  type Stage,
} from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';

/** Texts that choose periods, by partition: `2025-01-01..2025-01-31`, `2025-01`. */
export type GivenPeriods = ReadonlyMap<string, string>;

/** The periods that are asked for. */
export class ChosenPeriods {
  /** Names of periods by partition. */
  readonly #chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #pipeline: Pipeline;

  /** @throws TaskError for a partition that does not exist, a text that is no range, or one without a period. */
  constructor(pipeline: Pipeline, given: GivenPeriods) {
    this.#pipeline = pipeline;
    this.#chosen = new Map([...given].map(([name, text]) => [name, new Set(chosenOf(pipeline, name, text))]));
  }

  /**
   * The stages that are asked for with the periods: those of the partitions. What reads all periods would read some that are not made.
   * @param names of stages; all of them when there are none.
   * @throws TaskError for a stage that reads all periods, and where no stage is left.
   */
  stagesOf(names: readonly string[], before: (stage: Stage) => readonly Stage[]): readonly string[] {
    if (this.#chosen.size === 0) return names;
    const own = new Set<Stage>();
    for (const partition of this.#chosen.keys()) {
      const stages = [...this.#pipeline.stages.values()].filter((stage) => this.#isBy(stage, partition));
      for (const stage of stages) own.add(stage);
      const readers = this.#readersOfAll(stages, partition, before);
      for (const reader of readers) {
        own.delete(reader);
        if (names.includes(reader.name))
          throw new TaskError(
            t('Stage "{0}" reads all periods of "{1}": run it without --partition', reader.name, partition),
          );
      }
    }
    if (names.length > 0) return names;
    if (own.size === 0)
      throw new TaskError(t('No stage has the partition "{0}"', [...this.#chosen.keys()].join(', ')));
    return [...own].map(({ name }) => name);
  }

  #isBy({ matrix }: Stage, partition: string): boolean {
    return (
      matrix?.variables.some((variable) => partitionOf(variable, this.#pipeline)?.name === partition) ?? false
    );
  }

  /** The stages without a partition that come after stages with it. */
  #readersOfAll(
    stages: readonly Stage[],
    partition: string,
    before: (stage: Stage) => readonly Stage[],
  ): ReadonlySet<Stage> {
    const behind = new Set<Stage>(stages);
    const readers = new Set<Stage>();
    for (let size = -1; size !== behind.size;) {
      size = behind.size;
      for (const stage of this.#pipeline.stages.values()) {
        if (behind.has(stage) || !before(stage).some((other) => behind.has(other))) continue;
        behind.add(stage);
        if (!this.#isBy(stage, partition)) readers.add(stage);
      }
    }
    return readers;
  }

  /** Whether a run of a stage is for periods that are asked for. */
  has(stage: Stage, run: Run): boolean {
    return Object.entries(periodsOfRun(stage, run, this.#pipeline)).every(
      ([partition, period]) => this.#chosen.get(partition)?.has(period) ?? true,
    );
  }
}

/** The periods of a run of a stage, by partition. */
export function periodsOfRun(stage: Stage, run: Run, pipeline: Pipeline): Readonly<Record<string, string>> {
  const periods: Record<string, string> = {};
  for (const variable of stage.matrix?.variables ?? []) {
    const partition = partitionOf(variable, pipeline);
    const period = run.get(variable.name);
    if (partition && period !== undefined) periods[partition.name] = period;
  }
  return periods;
}

function chosenOf(pipeline: Pipeline, name: string, text: string): readonly string[] {
  const partition = pipeline.partitions.get(name);
  if (!partition) {
    const known = [...pipeline.partitions.keys()];
    const similar = nearest(name, known);
    throw new TaskError(
      similar === undefined
        ? t('Partition "{0}" does not exist. Partitions of this pipeline: {1}', name, known.join(', ') || '–')
        : t('Partition "{0}" does not exist. Did you mean "{1}"?', name, similar),
    );
  }
  const [first = '', last = first, ...others] = text.split('..');
  const [from, to] = [timeRange(first), timeRange(last)];
  if (!from || !to || others.length > 0)
    throw new TaskError(
      t(
        '"{0}" is not a valid range of periods: expected a value such as "2025-01-01..2025-01-31" or "2025-01"',
        text,
      ),
    );
  const periods = (periodsOf(partition, pipeline) ?? []).filter((period) => {
    const start = timeRange(period)?.start ?? Number.NaN;
    return start >= from.start && start < to.end;
  });
  if (periods.length > 0) return periods;
  throw new TaskError(t('Partition "{0}" has no period in "{1}"', name, text));
}

import { t } from '@vscode/l10n';
import {
  isRunOf,
  metricOf,
  stageOfRun,
  type MetricValue,
  type RunRecord,
} from '../run-history/run-record.ts';
import { ratioProblem, readNames, type Measurements, type Sample, type Unmeasured } from './measurements.ts';
import type { Indicator, RunsSource } from './model.ts';

/**
 * The measurements of recorded runs: each run that succeeded is one, at the time at which it ended; of a stage that runs several
 * times, each of its runs is. Of several stages with the metric, `stage` must say which is meant.
 * @param runs of the pipeline, in any order.
 */
export function readRunMeasurements(
  runs: readonly RunRecord[],
  { pipeline, stage }: RunsSource,
  indicator: Indicator,
): Measurements | Unmeasured {
  if (runs.length === 0) return { reason: t('No run of "{0}" is recorded', pipeline.text) };
  const names = readNames(indicator);
  const recorded = new Set<string>();
  const stages = new Set<string>();
  const reader = new RunReader(indicator);
  for (const run of runs.toSorted((a, b) => (a.ended ?? 0) - (b.ended ?? 0)))
    for (const ofStage of run.stages) {
      if (stage && !isRunOf(ofStage.run, stage.text)) continue;
      const values = names.flatMap((metric) => metricOf(ofStage, metric) ?? []);
      for (const metric of names) if (metricOf(ofStage, metric) !== undefined) recorded.add(metric);
      if (values.length < names.length) continue;
      stages.add(stageOfRun(ofStage.run));
      if (run.isSucceeded && run.ended !== undefined) reader.add(values, run.ended, run.id);
    }
  const missing = names.find((name) => !recorded.has(name));
  if (missing !== undefined)
    return { reason: t('No recorded run of "{0}" has the metric "{1}"', pipeline.text, missing) };
  if (stages.size > 1)
    return {
      reason: t('Several stages have the metric "{0}": add "stage" ({1})', names[0] ?? '', listed(stages)),
    };
  return reader.measurements();
}

class RunReader {
  readonly #samples: Sample[] = [];
  #skipped = 0;
  #firstSkipped: string | undefined;

  constructor(private readonly indicator: Indicator) {}

  add(values: readonly MetricValue[], time: number, id: number): void {
    const numbers = values.filter(
      (value): value is number => typeof value === 'number' && Number.isFinite(value),
    );
    const wrong = values.find((value) => typeof value !== 'number' || !Number.isFinite(value));
    const problem =
      wrong === undefined ? ratioProblem(this.indicator, numbers) : t('"{0}" is not a number', String(wrong));
    if (problem === undefined) {
      this.#samples.push({ time, numbers });
      return;
    }
    this.#skipped++;
    this.#firstSkipped ??= t('run {0}: {1}', id, problem);
  }

  measurements(): Measurements {
    return {
      samples: this.#samples,
      skipped: this.#skipped,
      repeated: 0,
      ...(this.#firstSkipped === undefined ? {} : { firstSkipped: this.#firstSkipped }),
    };
  }
}

/** Stages that a reason names. */
const MOST_LISTED = 5;

function listed(stages: ReadonlySet<string>): string {
  const [...all] = stages;
  return `${all.slice(0, MOST_LISTED).join(', ')}${all.length > MOST_LISTED ? ' …' : ''}`;
}

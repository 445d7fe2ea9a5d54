import type { PipelineEvent, RunState } from '@vitruve/engine';

/** How far a stage is: its runs together. */
export interface StageProgress {
  readonly state: RunState | 'running';
  /** Runs that have ended, and those that have begun. */
  readonly ended: number;
  readonly begun: number;
  /** Of the longest of its runs. */
  readonly milliseconds: number;
  /** Why the last run that said so started, or ended as it did. */
  readonly reason: string | undefined;
}

/** From what says most to what says least: a stage of which one run failed has failed. */
const WEIGHTS: readonly RunState[] = [
  'failed',
  'cancelled',
  'not-run',
  'would-run',
  'would-restore',
  'done',
  'restored',
  'up-to-date',
  'skipped',
];

interface Known {
  state: RunState | undefined;
  readonly running: Set<string>;
  ended: number;
  milliseconds: number;
  reason: string | undefined;
}

/** How far the stages of a pipeline are, as its events tell. */
export class StageStates {
  /** Whether a run goes on: stages that nothing was told of wait for theirs. */
  isRunning = false;
  readonly #stages = new Map<string, Known>();

  hear(event: PipelineEvent): void {
    if (event.event === 'started') {
      const known = this.#known(event.run);
      known.running.add(event.run);
      known.reason = event.reason;
    } else if (event.event === 'ended') {
      const known = this.#known(event.run);
      known.running.delete(event.run);
      known.ended++;
      known.milliseconds = Math.max(known.milliseconds, event.milliseconds);
      if (event.reason !== undefined) known.reason = event.reason;
      const isMore = known.state === undefined || WEIGHTS.indexOf(event.state) < WEIGHTS.indexOf(known.state);
      if (isMore) known.state = event.state;
    }
  }

  /** Undefined for one that nothing was told of. */
  of(stage: string): StageProgress | undefined {
    const known = this.#stages.get(stage);
    if (!known) return undefined;
    const { running, ended, milliseconds, reason } = known;
    const state = running.size > 0 ? 'running' : (known.state ?? 'not-run');
    return { state, ended, begun: ended + running.size, milliseconds, reason };
  }

  #known(run: string): Known {
    const name = stageOf(run);
    const known = this.#stages.get(name) ?? {
      state: undefined,
      running: new Set<string>(),
      ended: 0,
      milliseconds: 0,
      reason: undefined,
    };
    this.#stages.set(name, known);
    return known;
  }
}

/** The stage of a run: `train` of `train (model=forest)`, of `train@forest` in a `dvc.yaml`, `data` of `data/load`, which a pipeline runs that `data` uses. */
export function stageOf(run: string): string {
  return /^[^ /@]*/u.exec(run)?.[0] ?? run;
}

import type { RunState, StageCheck, StageReads, StageResults } from '../events.ts';
import type { ProcessIdentity } from '../../running/processes/identity.ts';

/** The first line of a recorded run. */
export interface RunHead {
  readonly event: 'run';
  readonly version: number;
  /** Path of the pipeline, from the workspace folder, with `/`. */
  readonly pipeline: string;
  /** ISO 8601, UTC. */
  readonly began: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Stages that were asked for; none for all of them. */
  readonly stages: readonly string[];
  /** Periods that were asked for, by partition; all of them when it is left out. */
  readonly partitions?: Readonly<Record<string, string>>;
  /** SHA-1 of the commit, with `-dirty` behind it when tracked files had other contents; undefined outside of Git. */
  readonly commit?: string;
  readonly runner: ProcessIdentity;
}

/** A further line: how a run of a stage ended. */
export interface RecordedStage extends Partial<StageResults>, Partial<StageReads> {
  readonly event: 'stage';
  readonly run: string;
  readonly state: RunState;
  /** Milliseconds after the beginning at which it ended. */
  readonly at: number;
  readonly milliseconds: number;
  readonly reason?: string;
  /** The periods that it was for, by partition. */
  readonly periods?: Readonly<Record<string, string>>;
  /** Digests of its outputs, by path from the workspace folder; of a run that is done. */
  readonly writes?: Readonly<Record<string, string>>;
  readonly checks?: readonly StageCheck[];
}

/** The last line; there is none when the runner was killed. */
export interface RunEnd {
  readonly event: 'end';
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  readonly milliseconds: number;
  /** How many runs of stages ended in each state; those in which none did are left out. */
  readonly counts: Readonly<Partial<Record<RunState, number>>>;
}

/** A run of a pipeline, as it is in the history. */
export interface RecordedRun {
  /** Its number: later runs have higher ones. */
  readonly id: number;
  readonly head: RunHead;
  /** In the order in which they ended. */
  readonly stages: readonly RecordedStage[];
  /** `interrupted`: its runner was killed. */
  readonly status: RunEnd['status'] | 'running' | 'interrupted';
  /** Undefined for one that goes on, or was interrupted. */
  readonly milliseconds: number | undefined;
  /** Undefined for one that goes on, or was interrupted. */
  readonly counts: RunEnd['counts'] | undefined;
}

import type { RunState } from './events.ts';

/** What came of a pipeline. */
export interface PipelineOutcome {
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  /** How many runs ended in each state. */
  readonly counts: Readonly<Record<RunState, number>>;
}

/** Before anything has ended. */
export function noCounts(): Record<RunState, number> {
  return {
    done: 0,
    'up-to-date': 0,
    restored: 0,
    failed: 0,
    skipped: 0,
    'not-run': 0,
    cancelled: 0,
    'would-run': 0,
    'would-restore': 0,
  };
}

import type { FinishedRun } from './run.ts';

/** Shows what came of a run, where the task has more to show than a report. */
export interface TaskView {
  /** The button that opens it: "Review Detections". */
  title(run: FinishedRun): string;
  open(run: FinishedRun): void;
}

import type { Fault } from '../training/fault.ts';
import type { TrialOutcome, TrialTask } from '../training/trial.ts';

/** To a thread that was started with the setting of the trials. It is asked for one trial at a time. */
export type TrialQuestion = TrialTask;

/** From a thread: how far it is, from 0 to 1, and at the end what came of the trial. */
export type TrialAnswer =
  | { readonly progress: number }
  | { readonly outcome: TrialOutcome }
  /** What no other parameters would change. */
  | { readonly fault: Fault }
  | { readonly failure: string };

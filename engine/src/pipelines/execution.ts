import type { TaskEntry } from '../running/task.ts';
import type { SecretStore } from './plan/environment.ts';
import type { OnEvent } from './events.ts';
import type { GivenParameters } from './plan/parameters.ts';
import type { Selection } from './plan/plan.ts';

/** What a pipeline is run with. */
export interface PipelineRequest {
  /** Of the file; absolute. */
  readonly path: string;
  readonly parameters: GivenParameters;
  readonly selection: Selection;
  /** Runs at once. */
  readonly jobs: number;
  /** Runs also what is up to date. */
  readonly force: boolean;
  /** Reads all files again, whatever their times say. */
  readonly rehash: boolean;
  /** Goes on with what does not depend on a stage that failed. */
  readonly keepGoing: boolean;
  /** Whether stages may download files. What was downloaded before is restored anyway. */
  readonly allowDownloads: boolean;
  /** Tells what would be run, and why. */
  readonly dryRun: boolean;
  /** The variables that commands are given. */
  readonly environment: NodeJS.ProcessEnv;
  readonly secrets: SecretStore;
  readonly tasks: readonly TaskEntry[];
  /** Of Vitruve. */
  readonly version: string;
  /** Ends what runs when it is aborted. */
  readonly signal: AbortSignal;
  readonly onEvent: OnEvent;
}

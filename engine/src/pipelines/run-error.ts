import { UserError } from '@vitruve/workspace';

/** A run of a stage that failed: the message says why. Nothing else of the pipeline is at fault. */
export class RunError extends UserError {}

import { UserError } from '@vitruve/workspace';

/** Ends a command with exit code 2: it was called wrongly, or a file cannot be read or written. */
export class CommandError extends UserError {}

/** An error whose message is for the user, in the user's language. Any other error is a fault of ours. */
export class UserError extends Error {}

/** A task that cannot begin: the message says why. */
export class TaskError extends UserError {}

/** A task that was cancelled before it had a result to tell of. */
export class TaskCancelledError extends UserError {}

/** The first line of what a library or the system said, without the noise around it. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0]?.trim() ?? '';
}

/** A picture that cannot be read or written: the message says why, in the user's language. */
export class ImageFault extends Error {}

/** The first line of what a library or the system said, without the noise around it. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0]?.trim() ?? '';
}

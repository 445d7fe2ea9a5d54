import type { CancellationToken } from 'vscode-languageserver';

/** Milliseconds of work between two looks at the messages that wait. */
const SLICE = 8;

/** Thrown out of work whose result nobody waits for any more. */
export class CancellationError extends Error {}

/** Lets waiting messages be read: changes of documents and cancellations arrive in between. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Cuts long work into slices, so that a key stroke never waits for it. Call the function it returns between two steps.
 * @throws Cancelled when the token was cancelled meanwhile.
 */
export function timeSlices(token: CancellationToken): () => Promise<void> | undefined {
  let started = performance.now();
  return () => {
    if (performance.now() - started < SLICE) return undefined;
    return nextTurn().then(() => {
      if (token.isCancellationRequested) throw new CancellationError();
      started = performance.now();
    });
  };
}

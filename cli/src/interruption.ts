/** What Ctrl+C does before the process ends: a command that writes adds what takes back the half of it. */
const tidy: (() => void)[] = [];

/** The command that ends by itself when it is asked to. */
let asked: (() => void) | undefined;

/** @param takeBack runs when the process is about to end. */
export function onInterruption(takeBack: () => void): void {
  tidy.push(takeBack);
}

/** The first Ctrl+C asks the command to end, until the returned function is called; the second one ends it. */
export function endOnInterruption(end: () => void): () => void {
  asked = end;
  return () => {
    asked = undefined;
  };
}

/** @returns whether the process is to end now. */
export function interrupt(): boolean {
  if (asked) {
    asked();
    asked = undefined;
    return false;
  }
  for (const takeBack of tidy) takeBack();
  return true;
}

import type { Start } from './browser-run.ts';
import type { Outcome } from './entry.ts';

/** What the suites of one window came to. */
export interface Ran {
  readonly outcomes: readonly Outcome[];
  /** Why the window broke, when it did and no test failed. */
  readonly problem?: string;
}

/** Runs the suites of a window, then those after each restart of it. What breaks the window ends the run. */
export async function runWithRestarts(
  { suites, restarts = [] }: Pick<Start, 'suites' | 'restarts'>,
  run: (suites: readonly string[]) => Promise<Ran>,
): Promise<Ran> {
  const outcomes: Outcome[] = [];
  for (const turn of [suites, ...restarts]) {
    const ran = await run(turn);
    outcomes.push(...ran.outcomes);
    if (ran.problem !== undefined) return { ...ran, outcomes };
  }
  return { outcomes };
}

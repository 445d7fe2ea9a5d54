import type { Part } from './parts.ts';

/** Whether a part was run and passed, was run and failed, or was not run since one that it needs failed. */
export type Outcome = 'passed' | 'failed' | 'not run';

/**
 * Runs parts side by side, in their order, once what they need has passed. One starts as soon as a core is free, though it wants
 * more: most keep fewer cores busy towards their end than they want.
 * @param run resolves to whether a part passed.
 * @throws Error when parts wait for each other, or for one that is not there.
 */
export async function runParts(
  parts: readonly Part[],
  cores: number,
  run: (part: Part) => Promise<boolean>,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...parts];
  const running = new Map<string, Promise<void>>();
  let busy = 0;
  const start = (part: Part): void => {
    busy += part.cores;
    const ended = run(part).then((passed) => {
      outcomes.set(part.name, passed ? 'passed' : 'failed');
      busy -= part.cores;
      running.delete(part.name);
    });
    running.set(part.name, ended);
  };
  while (waiting.length > 0 || running.size > 0) {
    for (const part of [...waiting]) {
      const needs = (part.after ?? []).map((name) => outcomes.get(name));
      const lost = needs.some((outcome) => outcome === 'failed' || outcome === 'not run');
      const fits = part.cores === 0 || busy < cores;
      if (!lost && (needs.includes(undefined) || !fits)) continue;
      waiting.splice(waiting.indexOf(part), 1);
      if (lost) outcomes.set(part.name, 'not run');
      else start(part);
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0)
      throw new Error(`Parts that nothing lets start: ${waiting.map(({ name }) => name).join(', ')}`);
  }
  return outcomes;
}

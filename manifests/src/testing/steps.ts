import { Session, type Profiler } from 'node:inspector/promises';

/**
 * Resolves to how many steps each piece of work takes: calls of functions and rounds of loops, of ours and of libraries. The same
 * work takes the same steps on a slow machine and on a busy one. What the engine does by itself (searching a text, matching an
 * expression) is one step. What remembers earlier work takes fewer.
 */
export async function stepsOf(works: readonly (() => unknown)[]): Promise<readonly number[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const steps: number[] = [];
    for (const work of works) {
      await session.post('Profiler.takePreciseCoverage');
      await work();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      steps.push(result.reduce((total, script) => total + stepsIn(script), 0));
    }
    return steps;
  } finally {
    session.disconnect();
  }
}

/** Resolves to how many times the steps some work takes for four times the size: about 4 when it grows with the size alone. */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  // What is made once and kept is made by the first.
  const [, small, large] = await stepsOf([size - 1, size, 4 * size].map((each) => () => work(each)));
  if (!small || large === undefined) throw new Error(`No step was seen of the work of size ${size}`);
  return large / small;
}

/** The most that work which grows with its size alone may take for four times the size; with its square, it takes 16 times as much. */
export const LINEAR = 6;

/** The most for work that grows with the square of its size; with the cube, it takes 64 times as much. */
export const QUADRATIC = 24;

function stepsIn({ url, functions }: Profiler.ScriptCoverage): number {
  if (!url.startsWith('file:')) return 0;
  return functions.flatMap(({ ranges }) => ranges).reduce((total, { count }) => total + count, 0);
}

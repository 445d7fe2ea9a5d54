import { Session, type Profiler } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * Counts the steps that work takes: calls of functions and rounds of loops, of ours and of libraries. The same work takes the same
 * steps on a slow machine and on a busy one. What the engine does by itself (searching a text, matching an expression) is one step.
 * What remembers earlier work takes fewer. While it counts, everything is slow.
 */
export class StepCounter {
  readonly #session = new Session();

  private constructor() {
    this.#session.connect();
  }

  static async start(): Promise<StepCounter> {
    // A call that the compiler puts into its caller is not counted.
    setFlagsFromString('--no-opt');
    const counter = new StepCounter();
    await counter.#session.post('Profiler.enable');
    await counter.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return counter;
  }

  async stepsOf(work: () => unknown): Promise<number> {
    await this.#sinceLast();
    await work();
    return this.#sinceLast();
  }

  /** Steps since it was asked last, of whatever ran. Each asking looks at all functions that are loaded. */
  async #sinceLast(): Promise<number> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result.reduce((total, script) => total + stepsIn(script), 0);
  }

  /** Resolves to how many times the steps some work takes for four times the size: about 4 when it grows with the size alone. */
  async growthOf(work: (size: number) => unknown, size: number): Promise<number> {
    // What is made once and kept is made by the first, which is of another size: equal texts may be remembered.
    await work(2 * size);
    await this.#sinceLast();
    await work(size);
    const small = await this.#sinceLast();
    await work(4 * size);
    const large = await this.#sinceLast();
    if (small === 0) throw new Error(`No step was seen of the work of size ${size}`);
    return large / small;
  }

  stop(): void {
    this.#session.disconnect();
    setFlagsFromString('--opt');
  }
}

/**
 * As `StepCounter.growthOf`, for one piece of work. While coverage is measured, which is by the same instrument and would lose what it
 * has counted, the work is only done: 1.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  if (process.env['NODE_V8_COVERAGE'] !== undefined) {
    await work(size);
    return 1;
  }
  clearImmediate(stopping);
  counting ??= await StepCounter.start();
  try {
    return await counting.growthOf(work, size);
  } finally {
    stopping = setImmediate(() => {
      counting?.stop();
      counting = undefined;
    });
  }
}

/**
 * What counts for `growthOf` until the next turn: all that is loaded is compiled anew when counting starts and when it stops, and most
 * tests count one piece of work after the other.
 */
let counting: StepCounter | undefined;
let stopping: NodeJS.Immediate | undefined;

/** The most that work which grows with its size alone may take for four times the size; with its square, it takes 16 times as much. */
export const LINEAR = 6;

/** The most for work that grows with the square of its size; with the cube, it takes 64 times as much. */
export const QUADRATIC = 24;

function stepsIn({ url, functions }: Profiler.ScriptCoverage): number {
  if (!url.startsWith('file:')) return 0;
  return functions.flatMap(({ ranges }) => ranges).reduce((total, { count }) => total + count, 0);
}

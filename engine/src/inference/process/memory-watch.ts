import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Bytes that a process that runs models may take, whatever there is. */
const MOST = 8 * 2 ** 30;
/** Of what there is. */
const SHARE = 0.75;
/** Milliseconds between two looks. */
const EVERY = 100;

/** A thread of its own, since a run occupies the one that asks for it. */
const PROGRAM = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL');
}, workerData.every);
`;

/**
 * Ends this process when it takes more memory than it may, before the system ends whatever it likes.
 * @param most bytes; what is right for this machine otherwise.
 */
export function watchMemory(most = mostHere()): void {
  const watch = new Worker(PROGRAM, {
    eval: true,
    workerData: { most, every: EVERY },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  });
  watch.unref();
}

function mostHere(): number {
  // What a container may take; 0 where nothing bounds it.
  const bounded = process.constrainedMemory() || Infinity;
  return Math.min(MOST, SHARE * Math.min(bounded, totalmem()));
}

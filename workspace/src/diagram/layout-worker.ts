/** The program of the thread that lays diagrams out: a message with a diagram, a message with its layout. */
import { parentPort } from 'node:worker_threads';
import { startLayOut, type LayOut } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';
import type { LayoutAnswer, LayoutTask } from './layout-thread.ts';

const starting = startLayOut();

// What arrives before somebody listens waits.
void starting.then((layOut) => {
  parentPort?.on('message', ({ diagram }: LayoutTask) => {
    send({ begun: true });
    send(answer(layOut, diagram));
  });
});

function send(message: LayoutAnswer): void {
  parentPort?.postMessage(message);
}

function answer(layOut: LayOut, diagram: Diagram): LayoutAnswer {
  try {
    return { layout: layOut(diagram) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

import { watchMemory } from './memory-watch.ts';
import type { RunningModel } from './model.ts';
import type { Answer, Begun, Question } from './protocol.ts';

/**
 * The program of a process that runs models for another. A run cannot be interrupted, may take more memory than there is, and
 * a fault in the runtime ends its process: this one can be ended from outside, and only the run is lost.
 */
watchMemory(Number(process.argv[2]) || undefined);
const models = new Map<number, RunningModel>();

// One question after the other, whatever comes meanwhile.
let last: Promise<void> = Promise.resolve();
process.on('message', (question: Question) => {
  last = last.then(async () => {
    process.send?.({ begun: true } satisfies Begun);
    process.send?.(await answerTo(question));
  });
});
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
process.on('SIGINT', () => undefined);

async function answerTo(question: Question): Promise<Answer> {
  try {
    switch (question.ask) {
      case 'open': {
        // Not before: that the libraries of a platform are missing is an answer, too.
        const { RunningModel: Model } = await import('./model.ts');
        const model = await Model.open(question.bytes, question.threads);
        models.set(question.model, model);
        return { opened: model.signature };
      }
      case 'run': {
        const model = models.get(question.model);
        return model ? { ran: await model.run(question.inputs) } : { fault: 'it is not open' };
      }
      case 'close':
        await models.get(question.model)?.close();
        models.delete(question.model);
        return { closed: true };
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [line = message] = message.split('\n', 1);
    // A library that the system refuses says only what it misses.
    const isRefused = error instanceof Error && 'code' in error && error.code === 'ERR_DLOPEN_FAILED';
    return { fault: isRefused ? `ERR_DLOPEN_FAILED: ${line}` : line };
  }
}

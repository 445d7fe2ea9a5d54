import { isMainThread } from 'node:worker_threads';
import { watchMemory } from '../../inference/process/memory-watch.ts';
import type { FileModel } from '../export/run-model.ts';
import { LearningFault } from '../training/fault.ts';
import { unpackedRows } from './packed-rows.ts';
import type { Answer, Numbered, Progress, Question } from './protocol.ts';

/**
 * The program of a process that trains a model, or runs one on a table, for another process. Neither can be interrupted, and both may
 * take more memory than there is: this process can be ended from outside, and only its work is lost. Threads that it starts run the same
 * program, for the trials of a search.
 */
if (isMainThread) answerProcess();
else
  void import('./trial-thread.ts').then(({ answerTrials }) => {
    answerTrials();
  });

let model: FileModel | undefined;

function answerProcess(): void {
  watchMemory();
  process.on('message', ({ id, content }: Numbered<Question>) => {
    void answerTo(content).then((answer) =>
      process.send?.({ id, content: answer } satisfies Numbered<Answer>),
    );
  });
  process.on('disconnect', () => process.exit());
  // Ctrl+C in a terminal reaches this process too: its parent decides when the work is over.
  process.on('SIGINT', () => undefined);
}

async function answerTo(question: Question): Promise<Answer> {
  try {
    // The libraries are not loaded before: that those of a platform are missing is an answer, too.
    if (question.ask === 'train') {
      const { train } = await import('../training/train.ts');
      const { trialThreads } = await import('./trial-threads.ts');
      return { trained: await train(question.request, tellProgress, trialThreads) };
    }
    if (question.ask === 'recommend') {
      const { trainRecommender } = await import('../recommender/train-recommender.ts');
      return { trained: await trainRecommender(question.request, tellProgress) };
    }
    if (question.ask === 'open') {
      const { FileModel } = await import('../export/run-model.ts');
      model = await FileModel.open(question.bytes, question.threads);
      return { opened: true };
    }
    if (question.ask === 'forecast') {
      const { forecastInOrder } = await import('../series/forecast-in-order.ts');
      return { forecast: forecastInOrder(question.series, question.setting) };
    }
    if (!model) return { failure: 'no model was opened' };
    return { predicted: await model.run(unpackedRows(question.table)) };
  } catch (error) {
    if (error instanceof LearningFault) return { fault: error.fault };
    const message = error instanceof Error ? error.message : String(error);
    return { failure: message.split('\n', 1)[0] ?? message };
  }
}

function tellProgress(progress: number): void {
  process.send?.({ progress } satisfies Progress);
}

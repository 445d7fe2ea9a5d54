import { parentPort, workerData } from 'node:worker_threads';
import { LearningFault } from '../training/fault.ts';
import { tryParameters, type TrialSetting } from '../training/trial.ts';
import type { TrialAnswer, TrialQuestion } from './trial-protocol.ts';

/** Answers trials of the setting that this thread was started with, one at a time. */
export function answerTrials(): void {
  const setting = workerData as TrialSetting;
  const answer = (content: TrialAnswer): void => {
    parentPort?.postMessage(content);
  };
  parentPort?.on('message', (task: TrialQuestion) => {
    void tryParameters(setting, task, (progress) => {
      answer({ progress });
    }).then(
      (outcome) => {
        answer({ outcome });
      },
      (error: unknown) => {
        if (error instanceof LearningFault) answer({ fault: error.fault });
        else answer({ failure: error instanceof Error ? error.message : String(error) });
      },
    );
  });
}

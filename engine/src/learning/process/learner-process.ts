import { fork, type ChildProcess } from 'node:child_process';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { faultText } from './fault-text.ts';
import { learningProgram } from './program.ts';
import type { Answer, Numbered, Progress, Question } from './protocol.ts';

/** An answer that is one. */
export type Success = Exclude<Answer, { fault: unknown } | { failure: unknown }>;

/** A process that trains a model, or runs one. */
export class LearnerProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #questions = 0;
  #onProgress: ((progress: number) => void) | undefined;
  #isGone = false;

  constructor() {
    const program = learningProgram();
    this.#child = fork(program, [], {
      // Numbers go as they are, not as text.
      serialization: 'advanced',
      // A source needs what this process was started with to be understood; a bundle does not.
      execArgv: program.endsWith('.ts') ? process.execArgv : [],
      // Its standard output would disturb a protocol on ours.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: Numbered<Answer> | Progress) => {
      if ('progress' in message) this.#onProgress?.(message.progress);
      else this.#waiting.get(message.id)?.(message.content);
    });
    this.#child.on('exit', () => {
      this.#isGone = true;
      this.#answerAll(undefined);
    });
    this.#child.on('error', ({ message }) => {
      this.#answerAll({ failure: message });
    });
  }

  /** Whether it has ended, of itself or because it took too much memory. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /**
   * @param onProgress from 0 to 1.
   * @throws TaskError for a fault of the table or the model, and when the process ends before it answers.
   */
  async ask(question: Question, onProgress?: (progress: number) => void): Promise<Success> {
    const id = this.#questions++;
    const answer = await new Promise<Answer | undefined>((resolve) => {
      if (this.#isGone) resolve(undefined);
      this.#waiting.set(id, resolve);
      this.#onProgress = onProgress;
      // What cannot be sent to a process that is gone is told by its end.
      this.#child.send({ id, content: question } satisfies Numbered<Question>, () => undefined);
    });
    this.#waiting.delete(id);
    if (!answer) throw new TaskError(t('The process exited, possibly because of insufficient memory'));
    if ('fault' in answer) throw new TaskError(faultText(answer.fault));
    if ('failure' in answer) throw new TaskError(t('The model does not run: {0}', answer.failure));
    return answer;
  }

  #answerAll(answer: Answer | undefined): void {
    for (const resolve of this.#waiting.values()) resolve(answer);
  }

  /** Ends it at once, whatever it does: a run cannot be interrupted. */
  end(): void {
    this.#child.kill('SIGKILL');
  }
}

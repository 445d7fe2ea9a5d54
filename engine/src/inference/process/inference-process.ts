import { fork, type ChildProcess } from 'node:child_process';
import type { Answer, Begun, Question } from './protocol.ts';

/** Why a question has no answer: the runtime says so, it took too long, or its process ended. */
export class InferenceError extends Error {
  readonly reason: 'refused' | 'late' | 'ended';

  constructor(reason: InferenceError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

interface PendingRequest {
  readonly begun: () => void;
  readonly answered: (answer: Answer) => void;
  readonly failed: (fault: InferenceError) => void;
}

/** A process that runs models, asked one question at a time. It keeps this one alive only while it is asked. */
export class InferenceProcess {
  /** Numbers of the models that are open in it. */
  readonly models = new Set<number>();
  readonly #child: ChildProcess;
  #asked: PendingRequest | undefined;
  #ended: 'ended' | 'late' | undefined;

  /**
   * @param memory bytes that it may take; what is right for the machine otherwise.
   * @param onEnd called once, when it ended by itself or was ended.
   */
  constructor(program: string, memory: number | undefined, onEnd: () => void) {
    this.#child = fork(program, memory === undefined ? [] : [String(memory)], {
      // Pixels go as they are, not as text.
      serialization: 'advanced',
      // A source needs what this process was started with to be understood; a bundle does not.
      execArgv: program.endsWith('.ts') ? process.execArgv : [],
      // Its standard output would disturb a protocol on ours.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (answer: Answer | Begun) => {
      const asked = this.#asked;
      if ('begun' in answer) {
        asked?.begun();
        return;
      }
      this.#rest();
      asked?.answered(answer);
    });
    const ended = (): void => {
      if (this.#ended === 'ended') return;
      const reason = this.#ended ?? 'ended';
      this.#ended = 'ended';
      const asked = this.#asked;
      this.#rest();
      onEnd();
      asked?.failed(new InferenceError(reason, 'its process ended'));
    };
    this.#child.on('exit', ended);
    this.#child.on('error', ended);
    this.#rest();
  }

  /**
   * @param limit milliseconds for the answer from when it is begun with, after which the process is ended.
   * @throws InferenceError
   */
  async ask(question: Question, limit: number): Promise<Answer> {
    if (this.#asked) throw new Error('It is being asked already');
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((answered, failed) => {
        const begun = (): void => {
          timer = setTimeout(() => {
            this.#ended = 'late';
            this.end();
          }, limit);
        };
        this.#asked = { begun, answered, failed };
        this.#child.ref();
        this.#child.channel?.ref();
        // What cannot be sent to a process that is gone is told by its end.
        this.#child.send(question, () => undefined);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends it, whatever it does: a run hears nothing. */
  end(): void {
    this.#child.kill('SIGKILL');
  }

  #rest(): void {
    this.#asked = undefined;
    this.#child.unref();
    this.#child.channel?.unref();
  }
}

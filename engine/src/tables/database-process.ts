import { fork, type ChildProcess } from 'node:child_process';
import { tablesProgram } from './process/program.ts';
import type { Answer, Progress, Question } from './process/protocol.ts';

/** Milliseconds after which a process that waits for another database ends. */
const PATIENCE = 5000;

/** Processes that wait for another database at most. */
const MOST_WAITING = 2;

/** Bytes of memory above which a process is not used again: what a large database took is not all given back. */
const MOST_MEMORY = 384 * 1024 * 1024;

/** What the process is given of the environment: nothing that could be a secret. */
const VARIABLES = [
  ...['PATH', 'SystemRoot', 'windir', 'TEMP', 'TMP', 'TMPDIR', 'NODE_OPTIONS', 'NODE_V8_COVERAGE'],
  // A runner finds by it what survived it; the second makes Node of the program of an editor.
  ...['VITRUVE_RUN', 'ELECTRON_RUN_AS_NODE'],
];

const waiting: DatabaseProcess[] = [];

/**
 * A process that holds one database at a time. To start it takes longer than most statements do, so it waits for another database for a
 * while once its own is closed.
 */
export class DatabaseProcess {
  /** Resolves to the exit code or signal. */
  readonly ended: Promise<string>;
  onProgress: ((progress: number) => void) | undefined;
  readonly #child: ChildProcess;
  readonly #environment: string;
  #onAnswer: ((answer: Answer) => void) | undefined;
  #end: NodeJS.Timeout | undefined;

  private constructor(environment: Readonly<Record<string, string | undefined>>) {
    const program = tablesProgram();
    this.#environment = JSON.stringify(environment);
    this.#child = fork(program, [], {
      serialization: 'advanced',
      // A source needs what this process was started with to be understood; a bundle does not.
      execArgv: program.endsWith('.ts') ? process.execArgv : [],
      env: environment,
      // Its standard output would disturb a protocol on ours.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: Answer | Progress) => {
      if ('progress' in message) {
        this.onProgress?.(message.progress);
        return;
      }
      const onAnswer = this.#onAnswer;
      this.#onAnswer = undefined;
      onAnswer?.(message);
    });
    this.ended = new Promise((resolve) => {
      this.#child.on('exit', (code, signal) => {
        this.#stopWaiting();
        resolve(signal ?? String(code));
      });
      this.#child.on('error', ({ message }) => {
        this.#stopWaiting();
        resolve(message);
      });
    });
  }

  /** One that waits and has the environment of today, or a new one. */
  static take(): DatabaseProcess {
    const environment = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
    const key = JSON.stringify(environment);
    const found = waiting.find((each) => each.#environment === key);
    if (!found) return new DatabaseProcess(environment);
    found.#stopWaiting();
    found.#child.ref();
    found.#child.channel?.ref();
    return found;
  }

  /**
   * One question after the other.
   * @returns the answer, or how the process ended before it gave one.
   */
  ask(question: Question): Promise<Answer | string> {
    const answered = new Promise<Answer>((resolve) => {
      this.#onAnswer = resolve;
    });
    // What cannot be sent to a process that is gone is told by its end.
    this.#child.send(question, () => undefined);
    return Promise.race([answered, this.ended]);
  }

  /** Ends it at once, whatever it does. */
  kill(): void {
    this.#stopWaiting();
    this.#child.kill('SIGKILL');
  }

  /**
   * Closes its database, and lets it wait for another one; ends it where it works on a question or has become large.
   * @param mostMemory bytes
   */
  async release(mostMemory = MOST_MEMORY): Promise<void> {
    this.onProgress = undefined;
    if (!this.#onAnswer && waiting.length < MOST_WAITING) {
      const answer = await this.ask({ ask: 'close' });
      if (typeof answer !== 'string' && 'closed' in answer && answer.closed.memory <= mostMemory) {
        this.#wait();
        return;
      }
    }
    this.kill();
    await this.ended;
  }

  #wait(): void {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    waiting.push(this);
    // It ends with this process, which need not stay for it.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#end = setTimeout(() => {
      this.kill();
    }, PATIENCE).unref();
  }

  #stopWaiting(): void {
    clearTimeout(this.#end);
    const at = waiting.indexOf(this);
    if (at !== -1) waiting.splice(at, 1);
  }
}

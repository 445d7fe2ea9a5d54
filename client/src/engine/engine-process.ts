import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { EngineReady } from '@vitruve/engine';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
  type ProgressType,
} from 'vscode-jsonrpc/node';

/** A request of `@vitruve/engine`, for the types of its parameters and of its answer. */
export interface EngineRequest<Params, Answer> {
  readonly method: string;
  readonly _: readonly [Params, Answer, ...unknown[]] | undefined;
}

/** How the engine is started, and whom it is heard by. */
export interface EngineProgram {
  /** A program that runs JavaScript: Node, or the editor that we run in. */
  readonly runtime: string;
  /** The path of the engine, and its arguments. */
  readonly args: readonly string[];
  /** Variables besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the engine and its libraries print. */
  readonly log: (line: string) => void;
}

/** The engine ended while it was asked. */
export class EngineExitedError extends Error {}

/** The engine cannot run here at all: asking again does not help. The message names the platform, and what the system says. */
export class EngineUnavailableError extends Error {}

/** What Node and both libraries say when one of them was not published for the platform, or is not there. */
const NO_LIBRARY =
  /Cannot find (?:module|package) '(?:sharp|onnxruntime|@img)|Could not load the "sharp" module|onnxruntime_binding|ERR_DLOPEN_FAILED/u;

/** Characters of the last output that are kept to tell why the engine ended. */
const LAST_WORDS = 4000;

/** Milliseconds that the engine has to end by itself. */
const GRACE = 3000;

/** The engine's process, from its start to its end. */
export class EngineProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  /** Rejects when the process is no more. */
  readonly #ended: Promise<never>;
  #isReady = false;
  #isOver = false;
  #errorOutput = '';

  constructor({ runtime, args, environment, log }: EngineProgram) {
    this.#child = spawn(runtime, args, {
      env: { ...process.env, ...environment, ELECTRON_RUN_AS_NODE: '1' },
      windowsHide: true,
    });
    // Its end is told once, by the process; what is written to it after that is lost anyway.
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errorOutput = (this.#errorOutput + text).slice(-LAST_WORDS);
      for (const line of text.split('\n')) if (line.trim() !== '') log(line);
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onError(([error]) => {
      log(String(error));
    });
    this.#connection.onNotification(EngineReady.method, () => {
      this.#isReady = true;
    });
    this.#connection.listen();
    this.#ended = new Promise((_, reject) => {
      const over = (why: string): void => {
        this.#isOver = true;
        this.#connection.dispose();
        reject(this.#faultOf(why));
      };
      this.#child.once('error', (error) => {
        over(error.message);
      });
      this.#child.once('close', (code, signal) => {
        over(signal ?? `exit ${String(code)}`);
      });
    });
    // Nobody may be asking.
    this.#ended.catch(() => undefined);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** @throws EngineExitedError, EngineUnavailableError, or what the engine answers with. */
  async request<Params, Answer>(
    { method }: EngineRequest<Params, Answer>,
    params: Params,
    token?: CancellationToken,
  ): Promise<Answer> {
    if (this.#isOver) return this.#ended;
    const answer = token
      ? this.#connection.sendRequest<Answer>(method, params, token)
      : this.#connection.sendRequest<Answer>(method, params);
    const unlessOver = answer.catch((error: unknown) => {
      // What cannot be written to it any more says less than why it ended.
      if (this.#isOver || isUnwritten(error)) return this.#ended;
      // Libraries are loaded when they are needed.
      throw (error instanceof Error && unavailability(error.message)) || error;
    });
    return Promise.race([unlessOver, this.#ended]);
  }

  /** Hears what is reported under a token, until the returned function is called. */
  onProgress<T>(type: ProgressType<T>, token: string, hear: (value: T) => void): () => void {
    const listening = this.#connection.onProgress<T>(type, token, hear);
    return () => {
      listening.dispose();
    };
  }

  /** Asks the process to end, and sees to it that it does. */
  end(): void {
    if (this.#isOver) return;
    this.#child.stdin.end();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), GRACE);
    late.unref();
    this.#child.once('close', () => {
      clearTimeout(late);
    });
  }

  #faultOf(why: string): Error {
    if (this.#isReady) return new EngineExitedError(why);
    const last = this.#errorOutput.trim().split('\n').at(-1) ?? '';
    return unavailability(this.#errorOutput) ?? new EngineExitedError(last === '' ? why : `${why}: ${last}`);
  }
}

/** @param errorOutput of a process that exited or failed. */
function unavailability(errorOutput: string): EngineUnavailableError | undefined {
  if (!NO_LIBRARY.test(errorOutput)) return undefined;
  const platform = `${process.platform}-${process.arch}`;
  // The library is there, and the system is too old for it, or lacks another one.
  const refusal = /(?:^Error|ERR_DLOPEN_FAILED): (?!Cannot find|Could not load)(.+)$/mu.exec(
    errorOutput,
  )?.[1];
  return new EngineUnavailableError(refusal === undefined ? platform : `${platform}: ${refusal}`);
}

function isUnwritten(error: unknown): boolean {
  return error instanceof ResponseError && error.code === ErrorCodes.MessageWriteError;
}

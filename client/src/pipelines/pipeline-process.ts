import { spawn, type ChildProcess } from 'node:child_process';
import type { EditorMessage, PipelineEvent } from '@vitruve/engine';

/** A run of a pipeline as a process of the command line. */
export interface PipelineProgram {
  /** A program that runs JavaScript: Node, or the editor that we run in. */
  readonly runtime: string;
  /** The path of the command line, and its arguments. */
  readonly args: readonly string[];
  readonly folder: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Values by name. They go through a channel that other processes cannot read, unlike arguments and variables. */
  readonly secrets: EditorMessage['secrets'];
}

/** Hears a run. */
export interface PipelineListener {
  /** What it prints, as it comes. */
  readonly text: (text: string) => void;
  readonly event: (event: PipelineEvent) => void;
  /** Called once. @param code the exit status; undefined when it was killed or could not be started. */
  readonly end: (code: number | undefined) => void;
}

/** Milliseconds that a run has to end what it has started, and to put its outputs in order. */
const GRACE = 15_000;

/** A run of a pipeline, from its start to its end. */
export class PipelineProcess {
  readonly #child: ChildProcess;

  constructor({ runtime, args, folder, environment, secrets }: PipelineProgram, listener: PipelineListener) {
    this.#child = spawn(runtime, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: environment,
      ...(folder === undefined ? {} : { cwd: folder }),
      windowsHide: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', listener.text);
    this.#child.on('message', (message) => {
      listener.event(message as PipelineEvent);
    });
    let isOver = false;
    const end = (code: number | undefined): void => {
      if (isOver) return;
      isOver = true;
      listener.end(code);
    };
    this.#child.once('error', ({ message }) => {
      listener.text(`${message}\n`);
      end(undefined);
    });
    this.#child.once('close', (code) => {
      end(code ?? undefined);
    });
    const message: EditorMessage = { secrets };
    // What cannot be told has ended, and says why by its end.
    this.#child.send(message, () => undefined);
  }

  /** Asks the run to end, as Ctrl+C does; asked again, it ends at once. */
  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  /** Asks the run to end, and sees to it that it does. */
  end(): void {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), GRACE);
    late.unref();
    this.#child.once('close', () => {
      clearTimeout(late);
    });
  }
}

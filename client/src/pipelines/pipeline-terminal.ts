import * as vscode from 'vscode';
import { currentProxy } from '../current-proxy.ts';
import type { EditorMessage, PipelineEvent } from '@vitruve/engine';
import { PipelineProcess } from './pipeline-process.ts';

/** A run that is shown in a terminal. */
export interface TerminalRun {
  /** The path of the command line, and its arguments. */
  readonly args: readonly string[];
  readonly folder: string | undefined;
  readonly secrets: () => Promise<EditorMessage['secrets']>;
  readonly begin: () => void;
  readonly event: (event: PipelineEvent) => void;
  readonly end: () => void;
}

/** Ctrl+C, as terminals send it. */
const INTERRUPT = '\u0003';

/**
 * The terminal of a run of a pipeline. Not one of the editor's own processes: those are told secrets by arguments and variables alone, and
 * tell nothing.
 */
export class PipelineTerminal implements vscode.Pseudoterminal {
  readonly #run: TerminalRun;
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  #process: PipelineProcess | undefined;
  #isClosed = false;

  constructor(run: TerminalRun) {
    this.#run = run;
  }

  open(): void {
    void this.#begin();
  }

  close(): void {
    this.#isClosed = true;
    this.#process?.end();
  }

  handleInput(text: string): void {
    if (text.includes(INTERRUPT)) this.#process?.interrupt();
  }

  async #begin(): Promise<void> {
    const { args, folder, secrets, begin, event, end } = this.#run;
    let known: EditorMessage['secrets'] = {};
    try {
      known = await secrets();
    } catch (error) {
      // A stage that needs one says that it is missing.
      this.#print(`${String(error)}\n`);
    }
    if (this.#isClosed) return;
    begin();
    const environment = {
      ...process.env,
      ...currentProxy(),
      ELECTRON_RUN_AS_NODE: '1',
      ...(process.env['NO_COLOR'] ? {} : { FORCE_COLOR: '1' }),
    };
    this.#process = new PipelineProcess(
      { runtime: process.execPath, args, folder, environment, secrets: known },
      {
        text: (text) => {
          this.#print(text);
        },
        event,
        end: (code) => {
          end();
          this.#close.fire(code ?? 1);
        },
      },
    );
  }

  /** Terminals go to the beginning of a line when they are told to. */
  #print(text: string): void {
    this.#write.fire(text.replaceAll(/\r?\n/gu, '\r\n'));
  }
}

import * as vscode from 'vscode';
import type { PipelineEvent } from '@vitruve/engine';
import { StageStates } from './stage-states.ts';

/** Milliseconds between two changes that are told: events may come by the thousands. */
const PAUSE = 250;

/** The states of stages of pipelines, by the addresses of their documents: of the run that goes on, or of the last one in this window. */
export class LiveRuns implements vscode.Disposable {
  readonly #states = new Map<string, StageStates>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** With the address of the document. */
  readonly onDidChange = this.#changed.event;

  of(uri: string): StageStates | undefined {
    return this.#states.get(uri);
  }

  begin(uri: string): void {
    const states = new StageStates();
    states.isRunning = true;
    this.#states.set(uri, states);
    this.#tell(uri);
  }

  hear(uri: string, event: PipelineEvent): void {
    this.#states.get(uri)?.hear(event);
    this.#tell(uri);
  }

  end(uri: string): void {
    const states = this.#states.get(uri);
    if (states) states.isRunning = false;
    this.#tell(uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#changed.dispose();
  }

  #tell(uri: string): void {
    if (this.#timers.has(uri)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(uri);
      this.#changed.fire(uri);
    }, PAUSE);
    this.#timers.set(uri, timer);
  }
}

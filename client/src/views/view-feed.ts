import type * as vscode from 'vscode';
import type { ViewSnapshot, ViewTarget } from '@vitruve/manifests';
import { ViewRequest, ViewsChanged } from '@vitruve/server';
import type { Connection } from '../connection.ts';

/** Whom a feed serves. */
export interface Reader {
  /** Nothing is asked for while nobody looks. */
  isLooking(): boolean;
  take(shown: ViewSnapshot): void;
}

/** Keeps a reader up to date with a view: one question at a time, and the last one asked is always answered. */
export class ViewFeed implements vscode.Disposable {
  /** The last answer. */
  shown: ViewSnapshot | undefined;
  readonly #connection: Connection;
  readonly #target: ViewTarget;
  readonly #reader: Reader;
  readonly #subscriptions: readonly vscode.Disposable[];
  #known: string | undefined;
  #asking = false;
  #askAgain = false;
  #ended = false;

  constructor(connection: Connection, target: ViewTarget, reader: Reader) {
    this.#connection = connection;
    this.#target = target;
    this.#reader = reader;
    this.#subscriptions = [
      connection.onNotification(ViewsChanged, () => {
        this.ask();
      }),
      connection.onDidChangeState((state) => {
        // Another server counts versions anew.
        this.#known = undefined;
        if (state === 'running') this.ask();
      }),
    ];
  }

  /** Asks what the view shows now, when somebody looks. Changes that come while the server answers are asked for once. */
  ask(): void {
    if (this.#asking) this.#askAgain = true;
    else if (this.#canAsk()) void this.#ask();
  }

  dispose(): void {
    this.#ended = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #canAsk(): boolean {
    return !this.#ended && this.#reader.isLooking() && this.#connection.state === 'running';
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      do {
        this.#askAgain = false;
        await this.#askOnce();
      } while (this.#mustAskAgain());
    } finally {
      this.#asking = false;
    }
  }

  async #askOnce(): Promise<void> {
    const known = this.#known === undefined ? {} : { known: this.#known };
    try {
      const shown = await this.#connection.requestWith(ViewRequest, { ...this.#target, ...known });
      if (shown === null || this.#ended) return;
      this.#known = shown.version;
      this.shown = shown;
      this.#reader.take(shown);
    } catch (error) {
      // A server that went away is reported by the connection; the picture stays as it is.
      this.#connection.output.warn(`${this.#target.view}: ${String(error)}`);
    }
  }

  #mustAskAgain(): boolean {
    return this.#askAgain && this.#canAsk();
  }
}

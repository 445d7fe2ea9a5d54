import * as vscode from 'vscode';
import {
  IndexStateRequest,
  OverviewChanged,
  OverviewRequest,
  type IndexState,
  type Overview,
} from '@vitruve/server';
import type { Connection } from './connection.ts';

const EMPTY: Overview = {};
/** Milliseconds between two looks at the first reading of the workspace. */
const READING_INTERVAL = 400;
/** Milliseconds for which changed findings are gathered before they are counted again. */
const COUNT_DELAY = 300;

/** What the tree views, the status bar and the context keys show: the server's last answer, asked once for all of them. */
export class OverviewModel implements vscode.Disposable {
  overview: Overview = EMPTY;
  /** Undefined while no server answers. */
  index: IndexState | undefined;
  readonly #connection: Connection;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #asking = false;
  #askAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #countTimer: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#subscriptions = [
      this.#changed,
      connection.onNotification(OverviewChanged, () => void this.#refresh()),
      // Findings come file by file, after the change that brings them about.
      vscode.languages.onDidChangeDiagnostics(() => {
        this.#countTimer ??= setTimeout(() => void this.#count(), COUNT_DELAY);
      }),
      connection.onDidChangeState((state) => {
        if (state === 'running') void this.#refresh();
        else this.#forget(state === 'stopped');
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#countTimer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Keeps the last overview while the server restarts, so that the views do not blink. */
  #forget(stopped: boolean): void {
    clearTimeout(this.#timer);
    this.index = undefined;
    if (stopped) this.overview = EMPTY;
    this.#changed.fire();
  }

  /** Asks the server; a change that comes meanwhile is asked for once more, when the answer is there. */
  async #refresh(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    this.#askAgain = false;
    clearTimeout(this.#timer);
    try {
      [this.overview, this.index] = await Promise.all([
        this.#connection.request(OverviewRequest),
        this.#connection.request(IndexStateRequest),
      ]);
    } catch (error) {
      // The server went away while it was asked: its end is reported by the connection.
      this.#connection.output.debug(String(error));
    }
    this.#asking = false;
    this.#changed.fire();
    if (this.#mustAskAgain()) void this.#refresh();
    else if (this.index?.state === 'reading') {
      this.#timer = setTimeout(() => void this.#refresh(), READING_INTERVAL);
    }
  }

  async #count(): Promise<void> {
    this.#countTimer = undefined;
    if (this.#connection.state !== 'running') return;
    try {
      this.index = await this.#connection.request(IndexStateRequest);
      this.#changed.fire();
    } catch (error) {
      this.#connection.output.debug(String(error));
    }
  }

  #mustAskAgain(): boolean {
    return this.#askAgain && this.#connection.state === 'running';
  }
}

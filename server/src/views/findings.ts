import { t } from '@vscode/l10n';
import {
  findingBoard,
  shown,
  type Comparison,
  type FindingCounts,
  type ViewSnapshot,
  type Workspace,
} from '@vitruve/manifests';
import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver';
import type { ServerHost } from '../host.ts';
import { CancellationError, timeSlices } from '../time-slices.ts';
import { pathOfUri } from '../uri.ts';
import { committedFindings } from './committed-findings.ts';

export const FINDINGS_VIEW = 'workspace/findings';

export function findingsTitle(): string {
  return t('Findings');
}

/** Milliseconds that a person waits for a whole answer before seeing what is known so far. */
const PATIENCE = 150;

/** The findings of a folder at its last commit. */
interface FindingCount {
  /** What the count depends on: another commit, other settings or another day make it void. */
  readonly state: readonly unknown[];
  readonly cancel: CancellationTokenSource;
  /** Undefined while it is being made, and when it failed. */
  counts?: FindingCounts;
}

export interface FindingsListener {
  /** More is known: the view may be asked for again. */
  changed(): void;
  /** The findings of the last commit could not be counted. */
  failed(error: unknown): void;
}

/** The findings of folders, with how many there were at the last commit. */
export class FindingViews {
  readonly #workspace: Workspace;
  readonly #host: ServerHost;
  readonly #trusted: boolean;
  readonly #listener: FindingsListener;
  readonly #counted = new Map<string, FindingCount>();

  constructor(workspace: Workspace, host: ServerHost, trusted: boolean, listener: FindingsListener) {
    this.#workspace = workspace;
    this.#host = host;
    this.#trusted = trusted;
    this.#listener = listener;
  }

  /**
   * The findings of a folder. Documents that were not checked yet are, as far as the patience goes; the answer is marked
   * as incomplete when it does not go to the end, and the next one goes on.
   * @throws Cancelled
   */
  async show(folder: string, reading: boolean, token: CancellationToken): Promise<ViewSnapshot> {
    const complete = await this.#check(folder, token);
    if (!complete) this.#listener.changed();
    const comparison = reading || !complete ? this.#known(folder) : this.#comparison(folder);
    const board = findingBoard(this.#workspace, folder, comparison);
    const target = { view: FINDINGS_VIEW, uri: folder };
    const described = {
      title: findingsTitle(),
      empty: t('No findings in this folder.'),
    };
    return shown(target, described, { type: 'finding-board', board }, [], reading || !complete);
  }

  dispose(): void {
    for (const { cancel } of this.#counted.values()) cancel.cancel();
  }

  async #check(folder: string, token: CancellationToken): Promise<boolean> {
    const pause = timeSlices(token);
    const end = performance.now() + PATIENCE;
    for (const uri of this.#workspace.manifestsIn(folder)) {
      await pause();
      if (performance.now() > end) return false;
      this.#workspace.check(uri);
    }
    return true;
  }

  /** The history of a workspace folder on disk is read after its files. */
  #isComing(folder: string): boolean {
    return pathOfUri(folder) !== undefined && this.#workspace.roots().includes(folder);
  }

  /** What can be told without counting: a count that goes on from what is known now would come too early. */
  #known(folder: string): Comparison {
    return this.#trusted ? { before: this.#counted.get(folder)?.counts } : { withoutHistory: untrusted() };
  }

  #comparison(folder: string): Comparison {
    if (!this.#trusted) return { withoutHistory: untrusted() };
    const history = this.#host.historyOf(folder);
    const hasHistory = history ? !history.isEmpty : this.#isComing(folder);
    if (!hasHistory) return { withoutHistory: t('No commit to compare with') };
    if (!history) return {};
    const state = [history.id, this.#workspace.settingsOf(folder), this.#host.today()];
    const counted = this.#counted.get(folder);
    if (counted?.state.every((part, index) => part === state[index])) return { before: counted.counts };
    counted?.cancel.cancel();
    const counting: FindingCount = { state, cancel: new CancellationTokenSource() };
    this.#counted.set(folder, counting);
    void committedFindings(this.#workspace, this.#host, folder, history, counting.cancel.token).then(
      (counts) => {
        counting.counts = counts;
        this.#listener.changed();
      },
      (error: unknown) => {
        if (!(error instanceof CancellationError)) this.#listener.failed(error);
      },
    );
    // The last count is the best guess while the new one is made.
    return { before: counted?.counts };
  }
}

function untrusted(): string {
  return t('The workspace is not trusted: changes since the last commit are not shown');
}

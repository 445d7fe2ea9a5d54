import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import type { CommandLine } from './command-line.ts';
import type { LiveRuns } from './live-runs.ts';
import { KnownStatuses, type KnownStatus, type StatusSource } from './known-statuses.ts';
import { recordedFolder } from './recorded-folders.ts';
import { statusesIn, type StageStatus } from './recorded-runs.ts';
import type { StageProgress } from './stage-states.ts';
import { stateText, time } from './state-texts.ts';

/** What the server answers of a document: where its stages are is known to it alone. */
interface ServerLens {
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

const CODE_LENS: {
  readonly method: string;
  readonly _: readonly [object, readonly ServerLens[] | null] | undefined;
} = { method: 'textDocument/codeLens', _: undefined };

/** The command of the lens that runs a stage. */
const RUN_FILE = 'vitruve.runFile';

/** Above stages: how long the last run took, whether the result is up to date, and if not, why. */
export class StageLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #connection: Connection;
  readonly #commandLine: CommandLine;
  readonly #live: LiveRuns;
  readonly #statuses: KnownStatuses;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: readonly vscode.Disposable[];

  /** @param beside other places where statuses are shown, and who is told when they change. */
  constructor(
    connection: Connection,
    commandLine: CommandLine,
    live: LiveRuns,
    beside: Pick<StatusSource, 'shown' | 'changed'>,
  ) {
    this.#connection = connection;
    this.#commandLine = commandLine;
    this.#live = live;
    const statuses = new KnownStatuses({
      ask: (uri) => this.#ask(vscode.Uri.parse(uri)),
      shown: () => [
        ...vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()),
        ...beside.shown(),
      ],
      changed: () => {
        this.#changed.fire();
        beside.changed();
      },
    });
    this.#statuses = statuses;
    this.#subscriptions = [
      vscode.languages.registerCodeLensProvider({ language: 'yaml', scheme: 'file' }, this),
      // Whatever was saved may be an input.
      vscode.workspace.onDidSaveTextDocument(() => {
        statuses.outdateAll();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        statuses.renew();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        statuses.forget(uri.toString());
      }),
      live.onDidChange((uri) => {
        if (live.of(uri)?.isRunning === false) statuses.outdate(uri);
        this.#changed.fire();
      }),
      statuses,
    ];
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    const { uri } = document;
    if (recordedFolder(uri) === undefined || this.#connection.state !== 'running') return [];
    const params = { textDocument: { uri: uri.toString() } };
    const lenses = (await this.#connection.requestWith(CODE_LENS, params, token)) ?? [];
    const stages = lenses.flatMap(({ range, command }) => {
      const part = command?.command === RUN_FILE ? partOf(command.arguments) : undefined;
      return part === undefined ? [] : [{ range, part }];
    });
    if (stages.length > 0) this.#statuses.need(uri.toString());
    return stages.flatMap(({ range: { start, end }, part }) => {
      const title = this.#title(uri.toString(), part);
      if (title === undefined) return [];
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      return [new vscode.CodeLens(range, { title, command: '' })];
    });
  }

  /** The last one that is known of a pipeline, which is asked for unless it is up to date. */
  statusOf(uri: string): KnownStatus | undefined {
    this.#statuses.need(uri);
    return this.#statuses.of(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #title(uri: string, stage: string): string | undefined {
    const live = this.#live.of(uri);
    if (live?.isRunning === true) return stateTitle(live.of(stage), undefined) ?? vscode.l10n.t('waiting');
    const known = this.#statuses.of(uri);
    return stateTitle(known?.states.of(stage), known?.times.get(stage));
  }

  async #ask(uri: vscode.Uri): Promise<readonly StageStatus[]> {
    if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return [];
    // One that never ran has a status, too: all is to be run.
    const folder = recordedFolder(uri) ?? dirname(uri.fsPath);
    try {
      return statusesIn(await this.#commandLine.json(['status', uri.fsPath], folder));
    } catch (error) {
      // A pipeline with errors has no status; its findings say why.
      this.#connection.output.debug(String(error));
      return [];
    }
  }
}

/** `last run 3 s · up to date`, `would run: input "a.csv" changed` */
function stateTitle(progress: StageProgress | undefined, last: number | undefined): string | undefined {
  if (!progress) return undefined;
  const { state, ended, begun, reason } = progress;
  if (state === 'running' && begun > 1) return `${stateText(state)} (${ended}/${begun})`;
  const text =
    reason === undefined || state === 'running' ? stateText(state) : `${stateText(state)}: ${reason}`;
  return last === undefined ? text : `${vscode.l10n.t('last run {0}', time(last))} · ${text}`;
}

function partOf(given: readonly unknown[] | undefined): string | undefined {
  const [first] = given ?? [];
  if (typeof first !== 'object' || first === null || !('part' in first)) return undefined;
  return typeof first.part === 'string' ? first.part : undefined;
}

import * as vscode from 'vscode';
import type { CommandLine } from './command-line.ts';
import { RECORDS, recordedFolders } from './recorded-folders.ts';
import { stagesIn, summariesIn, type RecordedStage, type RecordedSummary } from './recorded-runs.ts';
import { stateText, time } from './state-texts.ts';

/** A run of a pipeline in the tree. */
export interface RunItem {
  readonly run: RecordedSummary;
  /** In which the runs of its pipeline are recorded; absolute. */
  readonly folder: string;
}

/** A run of a stage under it. */
interface StageItem extends RunItem {
  readonly stage: RecordedStage;
}

/** The view, as the manifest of the extension names it. */
export const RUNS_VIEW = 'vitruve.runs';

/** Whether there are runs to show: the view is there when there are. */
const FILLED = 'vitruve.filled.runs';

/** Runs of stages that are listed under a run: those of partitions may be thousands. */
const MOST_STAGES = 200;

/** Milliseconds without a change after which the tree is read again. */
const QUIET = 700;

const ICONS: Readonly<Record<RecordedSummary['status'], vscode.ThemeIcon>> = {
  succeeded: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  cancelled: new vscode.ThemeIcon('circle-slash'),
  running: new vscode.ThemeIcon('sync'),
  interrupted: new vscode.ThemeIcon('debug-disconnect'),
};

/** The recorded runs of the pipelines of the workspace, the last ones first, with what their stages did. */
export class RunsTree implements vscode.TreeDataProvider<RunItem | StageItem>, vscode.Disposable {
  readonly #commandLine: CommandLine;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #folders: Promise<readonly string[]> = Promise.resolve([]);

  constructor(commandLine: CommandLine) {
    this.#commandLine = commandLine;
    const watcher = vscode.workspace.createFileSystemWatcher(RECORDS);
    const again = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.refresh();
      }, QUIET);
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidChange(again),
      watcher.onDidDelete(again),
      vscode.workspace.onDidGrantWorkspaceTrust(again),
      vscode.workspace.onDidChangeWorkspaceFolders(again),
      vscode.window.createTreeView(RUNS_VIEW, { treeDataProvider: this, canSelectMany: true }),
    ];
    this.refresh();
  }

  refresh(): void {
    this.#folders = recordedFolders();
    void this.#folders.then((folders) =>
      vscode.commands.executeCommand('setContext', FILLED, folders.length > 0),
    );
    this.#changed.fire();
  }

  async getChildren(item?: RunItem | StageItem): Promise<(RunItem | StageItem)[]> {
    if (item) return 'stage' in item ? [] : this.#stages(item);
    const all = await Promise.all(
      (await this.#folders).map(async (folder) =>
        summariesIn(await this.#commandLine.json(['runs'], folder)).map((run) => ({ run, folder })),
      ),
    );
    return all.flat().sort((a, b) => (a.run.began < b.run.began ? 1 : -1));
  }

  getTreeItem(item: RunItem | StageItem): vscode.TreeItem {
    return 'stage' in item ? stageLine(item) : runLine(item);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #stages({ run, folder }: RunItem): Promise<StageItem[]> {
    const stages = stagesIn(await this.#commandLine.json(['runs', 'show', String(run.id)], folder));
    return stages.slice(0, MOST_STAGES).map((stage) => ({ run, folder, stage }));
  }
}

function runLine({ run, folder }: RunItem): vscode.TreeItem {
  const { id, pipeline, began, status, milliseconds } = run;
  const item = new vscode.TreeItem(`${id}  ${pipeline}`, vscode.TreeItemCollapsibleState.Collapsed);
  const at = new Date(began).toLocaleString(vscode.env.language, { dateStyle: 'short', timeStyle: 'short' });
  item.id = `${folder} ${id}`;
  item.iconPath = ICONS[status];
  item.description = [
    statusText(status),
    ...(milliseconds === undefined ? [] : [time(milliseconds)]),
    at,
  ].join(' · ');
  item.tooltip = `${item.label as string}, ${item.description}`;
  item.accessibilityInformation = { label: item.tooltip };
  item.contextValue = 'pipelineRun';
  return item;
}

function stageLine(item: StageItem): vscode.TreeItem {
  const { run, state, milliseconds, reason } = item.stage;
  const line = new vscode.TreeItem(run);
  line.id = `${item.folder} ${item.run.id} ${run}`;
  line.description = [
    stateText(state),
    ...(state === 'done' ? [time(milliseconds)] : []),
    ...(reason === undefined ? [] : [reason]),
  ].join(' · ');
  line.tooltip = `${run}, ${line.description}`;
  line.accessibilityInformation = { label: line.tooltip };
  line.command = {
    command: 'vitruve.openPipelineLog',
    title: vscode.l10n.t('Open Log'),
    arguments: [item],
  };
  return line;
}

function statusText(status: RecordedSummary['status']): string {
  switch (status) {
    case 'succeeded':
      return vscode.l10n.t('succeeded');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'cancelled':
      return vscode.l10n.t('canceled');
    case 'running':
      return vscode.l10n.t('running');
    case 'interrupted':
      return vscode.l10n.t('interrupted');
  }
}

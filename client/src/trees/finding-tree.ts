import * as vscode from 'vscode';
import { FindingTreeRequest, type FindingTreeParams, type OverviewItem } from '@vitruve/server';
import type { Command } from '../commands/command.ts';
import type { Connection } from '../connection.ts';
import type { OverviewModel } from '../overview-model.ts';
import { treeItem } from './tree-item.ts';

/** The id of the view. */
const FINDINGS = 'vitruve.findings';

type Grouping = FindingTreeParams['by'];

const GROUPINGS: readonly Grouping[] = ['file', 'kind', 'rule', 'severity'];

/** Where the choice of a workspace is kept. */
const GROUPING_KEY = 'findings.grouping';
const KNOWN_KEY = 'findings.withKnown';

/** The findings of the workspace in groups. The server is asked for a group when it is opened: there may be thousands of findings. */
export class FindingTree implements vscode.TreeDataProvider<OverviewItem>, vscode.Disposable {
  readonly #connection: Connection;
  readonly #model: OverviewModel;
  readonly #kept: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<OverviewItem>;
  readonly #subscriptions: readonly vscode.Disposable[];

  /** @param kept keeps what was chosen in the workspace. */
  constructor(connection: Connection, model: OverviewModel, kept: vscode.Memento) {
    this.#connection = connection;
    this.#model = model;
    this.#kept = kept;
    this.#view = vscode.window.createTreeView(FINDINGS, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = [
      this.#changed,
      this.#view,
      model.onDidChange(() => {
        this.#show();
      }),
    ];
    this.#show();
  }

  /** The commands of the view, by their ids. */
  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.groupFindings': () => this.#chooseGrouping(),
      'vitruve.showKnownFindings': () => this.#keep(KNOWN_KEY, true),
      'vitruve.hideKnownFindings': () => this.#keep(KNOWN_KEY, false),
    };
  }

  async getChildren(node?: OverviewItem): Promise<OverviewItem[]> {
    if (this.#connection.state !== 'running') return [];
    const params = { by: this.#by, withKnown: this.#withKnown, ...(node && { group: node.id }) };
    return [...(await this.#connection.requestWith(FindingTreeRequest, params))];
  }

  getTreeItem(node: OverviewItem): vscode.TreeItem {
    return treeItem(node);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  get #by(): Grouping {
    const kept = this.#kept.get(GROUPING_KEY);
    return GROUPINGS.find((one) => one === kept) ?? 'file';
  }

  get #withKnown(): boolean {
    return this.#kept.get(KNOWN_KEY) === true;
  }

  /** Asks for the lines again, and says beside the title what they are. */
  #show(): void {
    const putOff = this.#model.index?.putOff ?? 0;
    this.#view.description = groupingLabel(this.#by);
    // Undefined shows no line; the exact types of the editor want the property to be left out instead.
    const message =
      putOff > 0 && !this.#withKnown
        ? vscode.l10n.t('Only new findings are shown. In the baseline: {0}', putOff)
        : undefined;
    Object.assign(this.#view, { message });
    const known = putOff === 0 ? undefined : this.#withKnown ? 'shown' : 'hidden';
    void vscode.commands.executeCommand('setContext', 'vitruve.knownFindings', known);
    this.#changed.fire();
  }

  async #chooseGrouping(): Promise<void> {
    const now = this.#by;
    const items = GROUPINGS.map((by) => ({
      by,
      label: groupingLabel(by),
      ...(by === now && { description: vscode.l10n.t('current') }),
    }));
    const placeHolder = vscode.l10n.t('Select what findings are grouped by');
    const chosen = await vscode.window.showQuickPick(items, { placeHolder });
    if (chosen) await this.#keep(GROUPING_KEY, chosen.by);
  }

  async #keep(key: string, value: string | boolean): Promise<void> {
    await this.#kept.update(key, value);
    this.#show();
  }
}

function groupingLabel(by: Grouping): string {
  switch (by) {
    case 'file':
      return vscode.l10n.t('By file');
    case 'kind':
      return vscode.l10n.t('By kind of manifest');
    case 'rule':
      return vscode.l10n.t('By rule');
    case 'severity':
      return vscode.l10n.t('By severity');
  }
}

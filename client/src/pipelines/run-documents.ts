import * as vscode from 'vscode';
import { given } from '../commands/argument.ts';
import type { Command } from '../commands/command.ts';
import type { CommandLine } from './command-line.ts';
import { recordedFolder, recordedFolders } from './recorded-folders.ts';
import { argumentsOf, summariesIn } from './recorded-runs.ts';
import type { RunItem } from './runs-tree.ts';

/** Runs a pipeline in a terminal with arguments of `vitruve run`. */
export type RunPipeline = (uri: vscode.Uri, args: readonly string[]) => Promise<void>;

/** The scheme of documents that show what is recorded of runs. */
const SCHEME = 'vitruve-run';

/** Shows what is recorded of runs as documents that cannot be edited, and runs them again. */
export class RunDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #commandLine: CommandLine;
  readonly #run: RunPipeline;
  readonly #registration: vscode.Disposable;

  constructor(commandLine: CommandLine, run: RunPipeline) {
    this.#commandLine = commandLine;
    this.#run = run;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.openPipelineLog': async (_connection, argument) => {
        const item = await this.#itemOf(argument);
        if (!item) return;
        const stage = 'stage' in item ? stageNameOf(item.stage) : undefined;
        const args = [
          'runs',
          'show',
          String(item.run.id),
          '--log',
          ...(stage === undefined ? [] : [`--stage=${stage}`]),
        ];
        await this.#show(`${item.run.id}.log`, args, item.folder);
      },
      'vitruve.comparePipelineRuns': async (_connection, argument, selected) => {
        const items = (Array.isArray(selected) ? selected : []).filter(isRunItem);
        const item = items[0] ?? (await this.#itemOf(argument));
        if (!item) return;
        const ids = (items.length > 1 ? items : [item]).slice(0, 2).map(({ run }) => run.id);
        const args = ['runs', 'compare', ...ids.sort((a, b) => a - b).map(String)];
        await this.#show(`${ids.join('-')}.txt`, args, item.folder);
      },
      'vitruve.rerunPipeline': async (_connection, argument) => {
        const item = await this.#itemOf(argument);
        if (item)
          await this.#run(
            vscode.Uri.joinPath(vscode.Uri.file(item.folder), item.run.pipeline),
            argumentsOf(item.run),
          );
      },
    };
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { args, folder } = JSON.parse(uri.query) as { args: readonly string[]; folder: string };
    // The address may have been made by anybody: it shows what is recorded, and nothing else.
    if (args[0] !== 'runs' || !vscode.workspace.isTrusted) return '';
    return this.#commandLine.text(args, folder);
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #show(name: string, args: readonly string[], folder: string): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${name}`,
      query: JSON.stringify({ args, folder }),
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** The run that a command is about: that of a line of the tree, otherwise the last one around the active editor. */
  async #itemOf(argument: unknown): Promise<RunItem | undefined> {
    if (isRunItem(argument)) return argument;
    const document = vscode.window.activeTextEditor?.document.uri;
    const folder = (document && recordedFolder(document)) ?? (await recordedFolders())[0];
    if (folder === undefined) throw new Error(vscode.l10n.t('No runs are recorded'));
    const [run] = summariesIn(await this.#commandLine.json(['runs'], folder));
    if (!run) throw new Error(vscode.l10n.t('No runs are recorded'));
    return { run, folder };
  }
}

function isRunItem(value: unknown): value is RunItem & { readonly stage?: unknown } {
  return typeof value === 'object' && value !== null && 'run' in value && 'folder' in value;
}

function stageNameOf(stage: unknown): string | undefined {
  const run = given(stage, 'run');
  return run?.replace(/ \(.*$/u, '');
}

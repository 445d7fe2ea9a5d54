import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { BlurTask } from '@vitruve/engine/blur/task';
import type { BlurMode } from '@vitruve/webviews/blur/protocol';
import type { Engine } from '../engine/engine.ts';
import { createEngine, NotTrusted } from '../engine/start.ts';
import { documentOf } from '../commands/argument.ts';
import type { Command } from '../commands/register.ts';
import { showReport } from './report.ts';
import { runShown, type Outcome } from './run.ts';
import { anonymisationFor, taskFor, type ReadSetting } from './settings.ts';
import { targetsOf } from './targets.ts';
import { BlurTasks } from './tasks.ts';
import { BlurViewer } from './viewer.ts';
import { countsOf, countsText, doneOf, imagesText, lineOf } from './wording.ts';

/** Faces and plates in the editor: the commands, what they say when they are done, and the viewer. */
export class Blur implements vscode.Disposable {
  readonly #log = vscode.window.createOutputChannel(vscode.l10n.t('Vitruve: faces and plates'), {
    log: true,
  });
  readonly #extension: vscode.Uri;
  readonly engine: Engine;
  readonly tasks: BlurTasks;
  #viewer: BlurViewer | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#extension = context.extensionUri;
    this.engine = createEngine(context, this.#log);
    this.tasks = new BlurTasks(context.asAbsolutePath('dist/cli.cjs'));
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.blur': (_connection, argument, selected) => this.#blur(argument, selected),
      'vitruve.blurDetectOnly': (_connection, argument, selected) => this.#detect(argument, selected),
      'vitruve.blurReview': (_connection, argument, selected) => this.#review(argument, selected),
      'vitruve.blurConfigured': (_connection, argument) => this.#runConfiguration(argument),
    };
  }

  dispose(): void {
    this.engine.end();
    this.#log.dispose();
  }

  async #blur(argument: unknown, selected: unknown): Promise<void> {
    const outcome = await this.#run(argument, selected, { detectOnly: false });
    // Not awaited: a command has ended once its message shows.
    if (outcome) void this.#tell(outcome, 'compare');
  }

  async #detect(argument: unknown, selected: unknown): Promise<void> {
    const outcome = await this.#run(argument, selected, { detectOnly: true });
    if (outcome) void this.#tell(outcome, 'review');
  }

  async #review(argument: unknown, selected: unknown): Promise<void> {
    const outcome = await this.#run(argument, selected, { detectOnly: true });
    if (outcome?.result.images.some(doneOf)) this.#open(outcome, 'review');
    else if (outcome) void this.#tell(outcome, 'review');
  }

  async #runConfiguration(argument: unknown): Promise<void> {
    const uri = documentOf(argument);
    if (!uri)
      throw new Error(vscode.l10n.t('Open a configuration first: a file such as "photos.blur.yaml".'));
    await this.tasks.runConfiguration(uri);
  }

  async #run(
    argument: unknown,
    selected: unknown,
    { detectOnly }: { readonly detectOnly: boolean },
  ): Promise<Outcome | undefined> {
    if (!vscode.workspace.isTrusted) throw new NotTrusted();
    const targets = await targetsOf(argument, selected);
    const [first] = targets ?? [];
    if (!targets || !first) return undefined;
    const images = targets.map(({ fsPath }) => fsPath);
    const { read, folder } = surroundingsOf(first);
    const task = taskFor({ images, detectOnly }, read, folder);
    if (task.anonymisation?.method === 'picture' && task.anonymisation.picture === undefined) {
      throw new Error(vscode.l10n.t('The method "picture" needs the setting "vitruve.blur.picture".'));
    }
    const outcome = await runShown(this.engine, task, this.#log);
    if (outcome.result.images.length > 0) return outcome;
    throw new Error(vscode.l10n.t('There is no picture in {0}.', targets.map(nameOf).join(', ')));
  }

  async #tell(outcome: Outcome, mode: BlurMode): Promise<void> {
    const { images } = outcome.result;
    const done = images.flatMap((image) => doneOf(image) ?? []);
    const failed = images.flatMap((image) => (image.state === 'failed' ? [image] : []));
    const message = summaryOf(outcome);
    this.#log.info(message);
    const look = mode === 'compare' ? vscode.l10n.t('Compare') : vscode.l10n.t('Review boxes');
    const [result] = done.flatMap(({ output }) => output ?? []);
    const open = vscode.l10n.t('Open result');
    const report = vscode.l10n.t('Show report');
    const output = vscode.l10n.t('Show output');
    const replace = vscode.l10n.t('Replace what is there');
    const actions = [
      ...(failed.some(({ isTaken }) => isTaken === true) ? [replace] : []),
      ...(done.length > 0 ? [look] : []),
      ...(result !== undefined && done.length === 1 ? [open] : []),
      report,
      ...(failed.length > 0 ? [output] : []),
    ];
    const show = failed.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    switch (await show(message, ...actions)) {
      case look:
        this.#open(outcome, mode);
        return;
      case open:
        if (result !== undefined)
          await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(result));
        return;
      case report:
        await showReport(this.engine, outcome).catch((error: unknown) => {
          void vscode.window.showErrorMessage(String(error));
        });
        return;
      case replace:
        await this.#runAndTell(replacing(outcome.task), mode);
        return;
      case output:
        this.#log.show();
        return;
      case undefined:
        return;
    }
  }

  /** Runs what a notification offered; whatever goes wrong is told by another one. */
  async #runAndTell(task: BlurTask, mode: BlurMode): Promise<void> {
    try {
      await this.#tell(await runShown(this.engine, task, this.#log), mode);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** Runs the task of the viewer again, and asks before it replaces what is not known to be ours. */
  async #blurAgain(wanted: BlurTask): Promise<Outcome> {
    const task = withMethod(wanted);
    const outcome = await runShown(this.engine, task, this.#log);
    const taken = outcome.result.images.find((image) => image.state === 'failed' && image.isTaken === true);
    if (taken?.state !== 'failed') return outcome;
    const replace = vscode.l10n.t('Replace what is there');
    const answer = await vscode.window.showWarningMessage(taken.reason, { modal: true }, replace);
    return answer === replace ? runShown(this.engine, replacing(task), this.#log) : outcome;
  }

  #open(outcome: Outcome, mode: BlurMode): void {
    if (this.#viewer) {
      this.#viewer.show(outcome, mode);
      return;
    }
    const viewer = new BlurViewer(
      {
        engine: this.engine,
        log: this.#log,
        extension: this.#extension,
        blurAgain: (task) => this.#blurAgain(task),
        report: (shown) => showReport(this.engine, shown),
      },
      outcome,
      mode,
    );
    this.#viewer = viewer;
    viewer.panel.onDidDispose(() => {
      if (this.#viewer === viewer) this.#viewer = undefined;
    });
  }
}

/** The same task, for pictures to be written, where it only looked. */
function withMethod(task: BlurTask): BlurTask {
  const [first] = task.images;
  if (task.anonymisation || first === undefined) return task;
  const { read, folder } = surroundingsOf(vscode.Uri.file(first));
  return { ...task, anonymisation: anonymisationFor(read, folder) };
}

/** The same task, for results to go where files of others are; what is finished is not done again. */
function replacing(task: BlurTask): BlurTask {
  return { ...task, output: { ...task.output, overwrite: true }, resume: true };
}

/** The settings that hold for an image or folder, and where relative paths in them start. */
function surroundingsOf(uri: vscode.Uri): { readonly read: ReadSetting; readonly folder: string } {
  const settings = vscode.workspace.getConfiguration('vitruve.blur', uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? dirname(uri.fsPath);
  return { read: (name) => settings.get(name), folder };
}

function summaryOf({ task, result: { images, time } }: Outcome): string {
  const done = images.flatMap((image) => doneOf(image) ?? []);
  const counts = done.map(({ detections }) => countsOf(detections));
  const sum = (which: 0 | 1): number => counts.reduce((total, count) => total + count[which], 0);
  const found = countsText(sum(0), sum(1));
  const [only] = images;
  if (only && images.length === 1 && only.state !== 'done') return lineOf(only);
  const seconds = (time / 1000).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
  const count = imagesText(done.length);
  const left = images.length - done.length;
  const lead = task.anonymisation
    ? vscode.l10n.t('{0} blurred in {1} s: {2}.', count, seconds, found)
    : vscode.l10n.t('{0} looked at in {1} s: {2}.', count, seconds, found);
  return left === 0 ? lead : `${lead} ${vscode.l10n.t('{0} not done.', imagesText(left))}`;
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

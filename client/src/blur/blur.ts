import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { readConfiguration } from '@vitruve/engine/protocol';
import type { BlurMode } from '@vitruve/webviews/blur/protocol';
import { documentOf } from '../commands/argument.ts';
import type { Command } from '../commands/register.ts';
import type { Engine } from '../engine/engine.ts';
import { createEngine, engineFault, NotTrusted } from '../engine/start.ts';
import { offered, replacing } from './offers.ts';
import { doneOf, type Outcome } from './outcome.ts';
import { showReport } from './report.ts';
import { RunLens } from './run-lens.ts';
import { runShown } from './run.ts';
import { anonymisationFor, taskFor, type ReadSetting } from './settings.ts';
import { summaryOf } from './summary.ts';
import { chooseTargets, targetsOf } from './targets.ts';
import { BlurTasks, TASK_TYPE } from './tasks.ts';
import { BlurViewers } from './viewers.ts';

/** Faces and plates in the editor: the commands, what they say when they are done, and the viewer. */
export class Blur implements vscode.Disposable {
  readonly #log = vscode.window.createOutputChannel(vscode.l10n.t('Vitruve: Faces and Plates'), {
    log: true,
  });
  readonly #engine: Engine;
  readonly #tasks: BlurTasks;
  readonly #viewers: BlurViewers;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(context: vscode.ExtensionContext) {
    this.#engine = createEngine(context, this.#log);
    this.#tasks = new BlurTasks(context.asAbsolutePath('dist/cli.cjs'));
    this.#viewers = new BlurViewers(
      {
        engine: this.#engine,
        log: this.#log,
        extension: context.extensionUri,
        blurAgain: (task) => this.#blurAgain(task),
        report: (outcome) => showReport(this.#engine, outcome),
      },
      context.storageUri,
    );
    this.#subscriptions = [
      this.#log,
      this.#viewers,
      vscode.tasks.registerTaskProvider(TASK_TYPE, this.#tasks),
      RunLens.register(),
    ];
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.blur': (_connection, argument, selected) =>
        this.#guarded(() => this.#blur(argument, selected)),
      'vitruve.blurDetectOnly': (_connection, argument, selected) =>
        this.#guarded(() => this.#detect(argument, selected)),
      'vitruve.blurReview': (_connection, argument, selected) =>
        this.#guarded(() => this.#review(argument, selected)),
      'vitruve.blurConfigured': (_connection, argument) =>
        this.#guarded(() => this.#runConfiguration(argument)),
    };
  }

  dispose(): void {
    this.#engine.end();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #blur(argument: unknown, selected: unknown): Promise<void> {
    for (const task of await this.#tasksFor(argument, selected, { detectOnly: false })) {
      // Not awaited: a command has ended once its message shows.
      void this.#tell(await this.#run({ ...task, resume: true }), 'compare');
    }
  }

  async #detect(argument: unknown, selected: unknown): Promise<void> {
    for (const task of await this.#tasksFor(argument, selected, { detectOnly: true })) {
      void this.#tell(await this.#run(task), 'review');
    }
  }

  async #review(argument: unknown, selected: unknown): Promise<void> {
    const tasks = await this.#tasksFor(argument, selected, { detectOnly: true });
    for (const task of tasks) {
      const outcome = await this.#run(task);
      if (tasks.length === 1 && outcome.result.images.some(doneOf)) this.#viewers.open(outcome, 'review');
      else void this.#tell(outcome, 'review');
    }
  }

  async #runConfiguration(argument: unknown): Promise<void> {
    const uri = documentOf(argument);
    if (!uri)
      throw new Error(vscode.l10n.t('Open a configuration first: a file such as "photos.blur.yaml".'));
    if (!vscode.workspace.isTrusted) throw new NotTrusted();
    // What runs reads it from the disk.
    await vscode.workspace.textDocuments
      .find((document) => document.uri.toString() === uri.toString())
      ?.save();
    const { task } = await this.#engine.ask(readConfiguration, { path: uri.fsPath });
    // One that services share leaves the pictures to whoever runs it.
    const chosen = task.images.length > 0 ? [] : await chooseTargets();
    if (!chosen) return;
    await this.#tasks.runConfiguration(
      uri,
      chosen.map(({ fsPath }) => fsPath),
    );
  }

  /** What is asked for, as the settings of each folder say: one task where they say the same. */
  async #tasksFor(
    argument: unknown,
    selected: unknown,
    { detectOnly }: { readonly detectOnly: boolean },
  ): Promise<readonly BlurTask[]> {
    if (!vscode.workspace.isTrusted) throw new NotTrusted();
    const tasks = new Map<string, BlurTask>();
    for (const target of (await targetsOf(argument, selected)) ?? []) {
      const { read, folder } = surroundingsOf(target);
      const task = taskFor({ images: [], detectOnly }, read, folder);
      if (task.anonymisation?.method === 'picture' && task.anonymisation.picture === undefined) {
        throw new Error(vscode.l10n.t('The method "picture" requires the setting "vitruve.blur.picture".'));
      }
      const settings = JSON.stringify(task);
      const images = [...(tasks.get(settings)?.images ?? []), target.fsPath];
      tasks.set(settings, { ...task, images });
    }
    return [...tasks.values()];
  }

  async #run(task: BlurTask): Promise<Outcome> {
    const outcome = await runShown(this.#engine, task, this.#log);
    if (outcome.result.images.length > 0) return outcome;
    const names = task.images.map((path) => vscode.workspace.asRelativePath(path));
    throw new Error(vscode.l10n.t('No images in {0}.', names.join(', ')));
  }

  /** Says what came of a run, and does what is chosen next. */
  async #tell(outcome: Outcome, mode: BlurMode): Promise<void> {
    const { images } = outcome.result;
    const message = summaryOf(outcome);
    this.#log.info(message);
    const offers = offered(outcome, mode, {
      look: () => {
        this.#viewers.open(outcome, mode);
      },
      show: async (path) => vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path)),
      report: () => showReport(this.#engine, outcome),
      goOn: (task) => this.#runAndTell(task, mode),
      log: () => {
        this.#log.show();
      },
    });
    const isFine = images.every(({ state }) => state === 'done' || state === 'skipped');
    const show = isFine ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
    const chosen = await show(message, ...offers);
    if (chosen)
      await this.#guarded(async () => {
        await chosen.take();
      });
  }

  async #runAndTell(task: BlurTask, mode: BlurMode): Promise<void> {
    // Not awaited: what is told later is none of this notification's.
    void this.#tell(await this.#run(task), mode);
  }

  /** Runs the task of the viewer again, and asks before it replaces what is not known to be ours. */
  async #blurAgain(wanted: BlurTask): Promise<Outcome> {
    const task = withMethod(wanted);
    const outcome = await runShown(this.#engine, task, this.#log);
    const taken = outcome.result.images.find((image) => image.state === 'failed' && image.isTaken === true);
    if (taken?.state !== 'failed') return outcome;
    const replace = vscode.l10n.t('Overwrite existing results');
    const answer = await vscode.window.showWarningMessage(taken.reason, { modal: true }, replace);
    return answer === replace ? runShown(this.#engine, replacing(task), this.#log) : outcome;
  }

  /** Whatever goes wrong is told to the person who asked for it, with the way to what is known of it. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const fault = engineFault(error);
      this.#log.error(fault.message);
      // Not awaited: a command has ended once its message shows.
      void this.#tellFault(fault);
    }
  }

  async #tellFault(fault: Error): Promise<void> {
    const isTrust = fault instanceof NotTrusted;
    const cure = isTrust ? vscode.l10n.t('Manage Workspace Trust') : vscode.l10n.t('Show Output');
    if ((await vscode.window.showErrorMessage(fault.message, cure)) !== cure) return;
    if (isTrust) await vscode.commands.executeCommand('workbench.trust.manage');
    else this.#log.show();
  }
}

/** The same task, for pictures to be written, where it only looked. */
function withMethod(task: BlurTask): BlurTask {
  const [first] = task.images;
  if (task.anonymisation || first === undefined) return task;
  const { read, folder } = surroundingsOf(vscode.Uri.file(first));
  return { ...task, anonymisation: anonymisationFor(read, folder) };
}

/** The settings that hold for an image or folder, and where relative paths in them start. */
function surroundingsOf(uri: vscode.Uri): { readonly read: ReadSetting; readonly folder: string } {
  const settings = vscode.workspace.getConfiguration('vitruve.blur', uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? dirname(uri.fsPath);
  return { read: (name) => settings.get(name), folder };
}

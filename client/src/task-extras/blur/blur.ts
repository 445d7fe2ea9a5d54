import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { ReadConfigurationRequest, IMAGE_REVIEW, type BlurInputs, type BlurResult } from '@vitruve/engine';
import type { BlurMode } from '@vitruve/webviews';
import { documentOf } from '../../commands/argument.ts';
import type { Command } from '../../commands/command.ts';
import { NotTrustedError } from '../../engine/start.ts';
import type { TaskExtras } from '../../tasks/extras.ts';
import { taskNamed } from '../../tasks/list.ts';
import { notify } from '../../tasks/notify.ts';
import type { TaskView } from '../../tasks/task-view.ts';
import { folderOf, type Tasks } from '../../tasks/tasks.ts';
import { offered, replacing, viewTitle } from './offers.ts';
import { doneOf, modeOf, type Outcome } from './outcome.ts';
import { RunLens } from './run-lens.ts';
import { anonymisationFor, inputsFor, type ReadSetting } from './settings.ts';
import { chooseTargets, targetsOf } from './targets.ts';
import { BlurViewers } from './viewers.ts';

const TASK = 'vitruve/blur';

/** Faces and plates in the editor: commands that run the task as the settings say, and the viewer of what it did. */
export class Blur implements TaskExtras {
  readonly #tasks: Tasks;
  readonly #viewers: BlurViewers;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, tasks: Tasks) {
    this.#tasks = tasks;
    this.#viewers = new BlurViewers(
      {
        engine: tasks.engine,
        log: tasks.log,
        extension: context.extensionUri,
        blurAgain: (outcome) => this.#blurAgain(outcome),
        report: (outcome) => tasks.report(outcome),
      },
      context.storageUri,
    );
    this.#subscriptions = [this.#viewers, RunLens.register()];
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.blur': (_connection, argument, selected) =>
        this.#tasks.guarded(() => this.#blur(argument, selected)),
      'vitruve.blurDetectOnly': (_connection, argument, selected) =>
        this.#tasks.guarded(() => this.#detect(argument, selected)),
      'vitruve.blurReview': (_connection, argument, selected) =>
        this.#tasks.guarded(() => this.#review(argument, selected)),
      'vitruve.blurConfigured': (_connection, argument) =>
        this.#tasks.guarded(() => this.#runConfiguration(argument)),
    };
  }

  get views(): Readonly<Record<string, TaskView>> {
    return {
      [IMAGE_REVIEW]: {
        title: (run) => viewTitle(modeOf(run as Outcome)),
        open: (run) => {
          this.#viewers.open(run as Outcome, modeOf(run as Outcome));
        },
      },
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #blur(argument: unknown, selected: unknown): Promise<void> {
    for (const inputs of await this.#inputsFor(argument, selected, { detectOnly: false })) {
      // Not awaited: a command has ended once its message shows.
      void this.#tell(await this.#run({ ...inputs, resume: true }), 'compare');
    }
  }

  async #detect(argument: unknown, selected: unknown): Promise<void> {
    for (const inputs of await this.#inputsFor(argument, selected, { detectOnly: true })) {
      void this.#tell(await this.#run(inputs), 'review');
    }
  }

  async #review(argument: unknown, selected: unknown): Promise<void> {
    const all = await this.#inputsFor(argument, selected, { detectOnly: true });
    for (const inputs of all) {
      const outcome = await this.#run(inputs);
      if (all.length === 1 && outcome.result.images.some(doneOf)) this.#viewers.open(outcome, 'review');
      else void this.#tell(outcome, 'review');
    }
  }

  async #runConfiguration(argument: unknown): Promise<void> {
    const uri = documentOf(argument);
    if (!uri)
      throw new Error(vscode.l10n.t('Open a configuration first: a file such as "photos.blur.yaml".'));
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    // What runs reads it from the disk.
    await vscode.workspace.textDocuments
      .find((document) => document.uri.toString() === uri.toString())
      ?.save();
    const { inputs } = await this.#tasks.engine.ask(ReadConfigurationRequest, { path: uri.fsPath });
    // One that services share leaves the pictures to whoever runs it.
    const chosen = inputs.images ? [] : await chooseTargets();
    const schema = taskNamed(TASK);
    if (!chosen || !schema) return;
    const images = chosen.map(({ fsPath }) => fsPath);
    await this.#tasks.provider.runFile(schema, 'config', uri, images.length > 0 ? { images } : {});
  }

  /** What is asked for, as the settings of each folder say: one run where they say the same. */
  async #inputsFor(
    argument: unknown,
    selected: unknown,
    { detectOnly }: { readonly detectOnly: boolean },
  ): Promise<readonly BlurInputs[]> {
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    const runs = new Map<string, BlurInputs>();
    for (const target of (await targetsOf(argument, selected)) ?? []) {
      const { read, folder } = settingsFor(target);
      const inputs = inputsFor({ detectOnly }, read, folder);
      if (inputs.method === 'picture' && inputs.picture === undefined) {
        throw new Error(vscode.l10n.t('The method "picture" requires the setting "vitruve.blur.picture".'));
      }
      const settings = JSON.stringify(inputs);
      const images = [...(runs.get(settings)?.images ?? []), target.fsPath];
      runs.set(settings, { ...inputs, images });
    }
    return [...runs.values()];
  }

  #run(inputs: BlurInputs): Promise<Outcome> {
    const folder = folderOf((inputs.images ?? []).slice(0, 1).map((path) => vscode.Uri.file(path)));
    const title =
      inputs.detectOnly === true
        ? vscode.l10n.t('Detecting faces and plates')
        : vscode.l10n.t('Blurring faces and plates');
    return this.#tasks.run<BlurResult>({ task: TASK, inputs: { ...inputs }, folder }, title);
  }

  /** Says what came of a run, and does what is chosen next. */
  async #tell(outcome: Outcome, mode: BlurMode): Promise<void> {
    this.#tasks.log.info(outcome.summary.text);
    const offers = offered(outcome, mode, {
      look: () => {
        this.#viewers.open(outcome, mode);
      },
      show: async (path) => vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path)),
      report: () => this.#tasks.report(outcome),
      goOn: (inputs) => this.#runAndTell(inputs, mode),
      log: () => {
        this.#tasks.log.show();
      },
    });
    const chosen = await notify(outcome, offers);
    if (chosen)
      await this.#tasks.guarded(async () => {
        await chosen.take();
      });
  }

  async #runAndTell(inputs: BlurInputs, mode: BlurMode): Promise<void> {
    // Not awaited: what is told later is none of this notification's.
    void this.#tell(await this.#run(inputs), mode);
  }

  /** Runs the task of the viewer again, and asks before it replaces what is not known to be ours. */
  async #blurAgain(wanted: BlurInputs): Promise<Outcome> {
    const inputs = withMethod(wanted);
    const outcome = await this.#run(inputs);
    const taken = outcome.result.images.find((image) => image.state === 'failed' && image.isTaken === true);
    if (taken?.state !== 'failed') return outcome;
    const replace = vscode.l10n.t('Overwrite existing results');
    const answer = await vscode.window.showWarningMessage(taken.reason, { modal: true }, replace);
    return answer === replace ? this.#run(replacing(inputs)) : outcome;
  }
}

/** The same inputs, for pictures to be written, where they only asked to detect. */
function withMethod({ detectOnly, ...inputs }: BlurInputs): BlurInputs {
  const [first] = inputs.images ?? [];
  if (detectOnly !== true || first === undefined) return inputs;
  const { read, folder } = settingsFor(vscode.Uri.file(first));
  return { ...inputs, ...anonymisationFor(read, folder) };
}

/** The settings that hold for an image or folder, and where relative paths in them start. */
function settingsFor(uri: vscode.Uri): { readonly read: ReadSetting; readonly folder: string } {
  const settings = vscode.workspace.getConfiguration('vitruve.blur', uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? dirname(uri.fsPath);
  return { read: (name) => settings.get(name), folder };
}

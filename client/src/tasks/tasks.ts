import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { TaskParams } from '@vitruve/engine';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { describe, shortName, titleOf, type TaskSchema } from '@vitruve/schemas/tasks';
import type { Command } from '../commands/command.ts';
import type { PipelineRunner } from '../pipelines/pipeline-runner.ts';
import { runFile } from './run-file.ts';
import { startService, stopServices } from './services.ts';
import type { Engine } from '../engine/engine.ts';
import { createEngine, engineFault, NotTrustedError } from '../engine/start.ts';
import { askInputs } from './inputs/ask.ts';
import { BACK, type Inputs } from './inputs/flow.ts';
import { notify, type Offer } from './notify.ts';
import { TASK_TYPE, TaskProvider } from './provider.ts';
import { showReport } from './report.ts';
import { runShown, type FinishedRun } from './run.ts';
import type { TaskView } from './task-view.ts';

/** What Vitruve runs, in the editor: the engine, the output channel, tasks of `tasks.json` and of the palette. */
export class Tasks implements vscode.Disposable {
  readonly engine: Engine;
  readonly log = vscode.window.createOutputChannel(vscode.l10n.t('Vitruve: Tasks'), { log: true });
  readonly provider: TaskProvider;
  readonly #registration: vscode.Disposable;
  readonly #views = new Map<string, TaskView>();

  /** @param program path of the command line. @param runner runs stages of pipelines. */
  constructor(context: vscode.ExtensionContext, program: string, runner: PipelineRunner) {
    this.engine = createEngine(context, this.log);
    this.provider = new TaskProvider(program, runner);
    this.#registration = vscode.tasks.registerTaskProvider(TASK_TYPE, this.provider);
  }

  /** "Run Task…", and the commands of the tasks that have one. */
  get commands(): Readonly<Record<string, Command>> {
    const own = TASK_SCHEMAS.filter((schema) => schema['x-command'] === true).map(
      (schema): [string, Command] => [
        `vitruve.run.${shortName(schema)}`,
        (_connection, argument, selected) =>
          this.guarded(async () => {
            await this.#askAndRun(schema, filesIn(argument, selected), 0);
          }),
      ],
    );
    return {
      'vitruve.runFile': runFile(this.provider),
      'vitruve.watchPipeline': runFile(this.provider, ['--watch']),
      'vitruve.runTask': (_connection, argument, selected) =>
        this.guarded(async () => {
          // Which task is the first question: who goes back beyond the second is asked it again.
          let isOpen = true;
          while (isOpen) {
            const schema = await chooseTask();
            isOpen = schema !== undefined && !(await this.#askAndRun(schema, filesIn(argument, selected), 1));
          }
        }),
      ...Object.fromEntries(own),
      ...this.#services(),
    };
  }

  /** Commands that start the services of tasks, and the one that ends them. */
  #services(): Readonly<Record<string, Command>> {
    const started = TASK_SCHEMAS.flatMap((schema): [string, Command][] => {
      const service = schema['x-service'];
      if (!service) return [];
      const start: Command = (_connection, argument, selected) =>
        this.guarded(() =>
          startService(this.provider, { schema, service, argument, files: filesIn(argument, selected) }),
        );
      return [[`vitruve.serve.${shortName(schema)}`, start]];
    });
    return {
      ...Object.fromEntries(started),
      'vitruve.stopServing': () => {
        stopServices();
      },
    };
  }

  /** Adds views, by the names that tasks know them by. */
  addViews(views: Readonly<Record<string, TaskView>>): void {
    for (const [name, view] of Object.entries(views)) this.#views.set(name, view);
  }

  dispose(): void {
    this.engine.end();
    this.#registration.dispose();
    this.log.dispose();
  }

  /**
   * Runs a task under a notification.
   * @param title says what is being done.
   * @throws Error for the user when it cannot be run.
   */
  run<Result>(asked: TaskParams, title: string): Promise<FinishedRun<Result>> {
    return runShown<Result>(this.engine, asked, title, this.log);
  }

  /** Opens the report of a run. */
  report(finished: FinishedRun): Promise<void> {
    return showReport(this.engine, finished);
  }

  /** Shows errors to the user, with a button that opens the log. */
  async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const fault = engineFault(error);
      this.log.error(fault.message);
      // Not awaited: a command has ended once its message shows.
      void this.#tellFault(fault);
    }
  }

  /**
   * Asks for what the task needs, and runs it.
   * @param before questions that came before.
   * @returns false when they are to be put again.
   */
  async #askAndRun(schema: TaskSchema, selected: readonly vscode.Uri[], before: number): Promise<boolean> {
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    const inputs = await askInputs(schema, inputsOf(schema, selected), before);
    if (inputs === BACK) return false;
    if (inputs) await this.#runWith(schema, inputs, folderOf(selected));
    return true;
  }

  async #runWith(schema: TaskSchema, inputs: Inputs, folder: string): Promise<void> {
    const finished = await this.run(
      { task: schema['x-task'], inputs, folder },
      titleOf(schema, vscode.env.language),
    );
    this.log.info(finished.summary.text);
    // Not awaited: a command has ended once its message shows.
    void this.#tell(schema, finished);
  }

  async #tell(schema: TaskSchema, finished: FinishedRun): Promise<void> {
    const { inputs, folder, summary } = finished;
    const view = finished.view === undefined ? undefined : this.#views.get(finished.view);
    if (finished.view !== undefined && !view) this.log.warn(`There is no view "${finished.view}"`);
    const offers: readonly Offer[] = [
      ...(summary.status === 'cancelled' && 'resume' in schema.properties
        ? [
            {
              title: vscode.l10n.t('Continue'),
              take: () => this.#runWith(schema, { ...inputs, resume: true }, folder),
            },
          ]
        : []),
      ...(view
        ? [
            {
              title: view.title(finished),
              take: () => {
                view.open(finished);
              },
            },
          ]
        : []),
      { title: vscode.l10n.t('Show Report'), take: () => this.report(finished) },
      {
        title: vscode.l10n.t('Show Output'),
        take: () => {
          this.log.show();
        },
      },
    ];
    const chosen = await notify(finished, offers);
    if (chosen)
      await this.guarded(async () => {
        await chosen.take();
      });
  }

  async #tellFault(fault: Error): Promise<void> {
    const isTrust = fault instanceof NotTrustedError;
    const cure = isTrust ? vscode.l10n.t('Manage Workspace Trust') : vscode.l10n.t('Show Output');
    if ((await vscode.window.showErrorMessage(fault.message, cure)) !== cure) return;
    if (isTrust) await vscode.commands.executeCommand('workbench.trust.manage');
    else this.log.show();
  }
}

async function chooseTask(): Promise<TaskSchema | undefined> {
  const items = TASK_SCHEMAS.map((schema) => ({
    label: titleOf(schema, vscode.env.language),
    description: schema['x-task'],
    detail: describe(schema, vscode.env.language),
    schema,
  }));
  const title = vscode.l10n.t('Run Task');
  const placeHolder = vscode.l10n.t('Select a task');
  return (
    await vscode.window.showQuickPick(items, {
      title,
      placeHolder,
      matchOnDescription: true,
      matchOnDetail: true,
    })
  )?.schema;
}

/** What is selected in the explorer, where a command was chosen there. */
function filesIn(argument: unknown, selected: unknown): readonly vscode.Uri[] {
  const uris: readonly unknown[] = Array.isArray(selected) ? selected : [argument];
  return uris.filter((one): one is vscode.Uri => one instanceof vscode.Uri && one.scheme === 'file');
}

/** Files that are selected are the input of a task that is given without a name. */
function inputsOf(schema: TaskSchema, selected: readonly vscode.Uri[]): Inputs {
  const [name, input] =
    Object.entries(schema.properties).find(([, one]) => one['x-positional'] === true) ?? [];
  const paths = selected.map(({ fsPath }) => fsPath);
  if (name === undefined || paths.length === 0) return {};
  return { [name]: input?.type === 'array' ? paths : paths[0] };
}

/** Where a run on files starts: their workspace folder, otherwise the first one. */
export function folderOf([first]: readonly vscode.Uri[]): string {
  const folder = first
    ? vscode.workspace.getWorkspaceFolder(first)
    : vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return folder?.uri.fsPath ?? (first ? dirname(first.fsPath) : process.cwd());
}

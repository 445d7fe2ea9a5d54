import * as vscode from 'vscode';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
import { shortName, titleOf, type TaskSchema } from '@vitruve/schemas/tasks';
import { argumentsOf } from './arguments.ts';
import { currentProxy } from '../current-proxy.ts';
import type { PipelineRunner } from '../pipelines/pipeline-runner.ts';
import { taskNamed } from './list.ts';

/** What `tasks.json` says of a task of ours; the schema is in the manifest of the extension. */
interface Definition extends vscode.TaskDefinition {
  /** `check` */
  readonly task: string;
}

/** The type of our tasks in `tasks.json`. */
export const TASK_TYPE = 'vitruve';

/** The command of the command line that runs stages, and what a task that calls it is named by. */
const RUN = 'run';

/** The setting that lets stages download. */
const DOWNLOADS = 'run.allowDownloads';

/** Find `<file>:3:12: …` and findings, as they are printed, in the output of a task. */
const PROBLEM_MATCHERS = ['$vitruve', '$vitruve-error', '$vitruve-warning', '$vitruve-information'];

const MOST_FILES = 50;

/** Offers what `vitruve <task>` runs as tasks of the editor: their exit status is that of the command line. */
export class TaskProvider implements vscode.TaskProvider {
  readonly #program: string;
  readonly #runner: PipelineRunner;

  /** @param program path of the command line. @param runner runs stages. */
  constructor(program: string, runner: PipelineRunner) {
    this.#program = program;
    this.#runner = runner;
  }

  /** One for each task and folder, on the whole folder, and one for each file that a task is configured by. */
  async provideTasks(): Promise<vscode.Task[]> {
    if (!vscode.workspace.isTrusted) return [];
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const samples = TASK_SCHEMAS.flatMap((schema) => {
      const definition = sampleOf(schema);
      const name = `${shortName(schema)}: ${titleOf(schema, vscode.env.language)}`;
      return definition ? folders.map((folder) => this.#taskOf(schema, definition, folder, name)) : [];
    });
    const configured = await Promise.all(TASK_SCHEMAS.map((schema) => this.#configured(schema)));
    return [...samples, ...configured.flat()];
  }

  resolveTask({ definition, scope, name }: vscode.Task): vscode.Task | undefined {
    const { file, part, partition }: Readonly<Record<string, unknown>> = definition;
    if (definition['task'] === RUN && typeof file === 'string' && vscode.workspace.isTrusted)
      return this.#runOf(definition, typeof scope === 'object' ? scope : undefined, name, [
        file,
        ...(typeof part === 'string' ? [part] : []),
        ...(typeof partition === 'string' ? [`--partition=${partition}`] : []),
      ]);
    const schema = definition.type === TASK_TYPE ? taskNamed(definition['task']) : undefined;
    if (!schema || !vscode.workspace.isTrusted) return undefined;
    const folder = typeof scope === 'object' ? scope : undefined;
    return this.#taskOf(schema, definition as Definition, folder, name);
  }

  /**
   * Runs a task with what a file says, in a terminal.
   * @param input the name of the input that takes the file.
   * @param others inputs besides it.
   */
  async runFile(
    schema: TaskSchema,
    input: string,
    uri: vscode.Uri,
    others: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await vscode.tasks.executeTask(this.#ofFile(schema, input, uri, others));
  }

  /**
   * Runs the stages of a file in a terminal.
   * @param part a stage, which is run with what it depends on; all of them when it is undefined.
   * @param options further arguments of the command line.
   */
  async runStages(uri: vscode.Uri, part: string | undefined, options: readonly string[] = []): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const file = folder ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
    const names = [file, ...(part === undefined ? [] : [part]), ...options];
    const definition = { type: TASK_TYPE, task: RUN, file, ...(part === undefined ? {} : { part }) };
    await vscode.tasks.executeTask(this.#runOf(definition, folder, `${RUN}: ${names.join(' ')}`, names));
  }

  #runOf(
    definition: vscode.TaskDefinition,
    folder: vscode.WorkspaceFolder | undefined,
    name: string,
    names: readonly string[],
  ): vscode.Task {
    const mayDownload = vscode.workspace.getConfiguration('vitruve').get<boolean>(DOWNLOADS) === true;
    const allowed = mayDownload ? ['--allow-downloads'] : [];
    const args = [RUN, ...names, ...allowed, '--locale', vscode.env.language];
    const [file = ''] = names;
    const uri = folder ? vscode.Uri.joinPath(folder.uri, file) : vscode.Uri.file(file);
    return taskWith(this.#runner.execution(uri, folder, args), definition, folder, name);
  }

  /** Runs the command line in a terminal, in the workspace folder of a file, or in the first one. */
  async runInTerminal(args: readonly string[], file: vscode.Uri | undefined): Promise<void> {
    const folder =
      (file && vscode.workspace.getWorkspaceFolder(file)) ?? vscode.workspace.workspaceFolders?.[0];
    const [command = '', ...others] = args;
    const definition = { type: TASK_TYPE, task: command, arguments: others };
    const all = [...args, '--locale', vscode.env.language];
    await vscode.tasks.executeTask(this.#newTask(definition, folder, `vitruve ${command}`, all));
  }

  async #configured(schema: TaskSchema): Promise<readonly vscode.Task[]> {
    const found: vscode.Task[] = [];
    for (const [name, { 'x-files': pattern }] of Object.entries(schema.properties)) {
      if (pattern === undefined) continue;
      const files = await vscode.workspace.findFiles(pattern, undefined, MOST_FILES);
      const local = files.filter(({ scheme }) => scheme === 'file');
      found.push(...local.map((uri) => this.#ofFile(schema, name, uri, {})));
    }
    return found;
  }

  #ofFile(
    schema: TaskSchema,
    input: string,
    uri: vscode.Uri,
    others: Readonly<Record<string, unknown>>,
  ): vscode.Task {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const path = folder ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
    const task = shortName(schema);
    const definition = { type: TASK_TYPE, task, [input]: path, ...others };
    return this.#taskOf(schema, definition, folder, `${task}: ${path}`);
  }

  #taskOf(
    schema: TaskSchema,
    definition: Definition,
    folder: vscode.WorkspaceFolder | undefined,
    name: string,
  ): vscode.Task {
    const args = argumentsOf(schema, { locale: vscode.env.language, ...definition });
    return this.#newTask(definition, folder, name, [shortName(schema), ...args]);
  }

  #newTask(
    definition: vscode.TaskDefinition,
    folder: vscode.WorkspaceFolder | undefined,
    name: string,
    args: readonly string[],
  ): vscode.Task {
    const execution = new vscode.ProcessExecution(process.execPath, [this.#program, ...args], {
      env: { ELECTRON_RUN_AS_NODE: '1', ...currentProxy() },
      ...(folder ? { cwd: folder.uri.fsPath } : {}),
    });
    return taskWith(execution, definition, folder, name);
  }
}

function taskWith(
  execution: vscode.ProcessExecution | vscode.CustomExecution,
  definition: vscode.TaskDefinition,
  folder: vscode.WorkspaceFolder | undefined,
  name: string,
): vscode.Task {
  const scope = folder ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task(definition, scope, name, TASK_TYPE, execution, PROBLEM_MATCHERS);
  task.presentationOptions = { clear: true };
  return task;
}

/** The task on the whole folder, with the inputs that its schema gives as an example; undefined where it has none. */
function sampleOf(schema: TaskSchema): Definition | undefined {
  const [example] = schema.examples ?? [];
  return example && { type: TASK_TYPE, task: shortName(schema), ...example };
}

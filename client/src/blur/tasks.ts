import * as vscode from 'vscode';
import { CONFIGURATIONS } from './run-lens.ts';
import { argumentsOf } from './task-arguments.ts';

/** What `tasks.json` says of a task of ours; the schema is in the manifest of the extension. */
interface BlurTaskDefinition extends vscode.TaskDefinition {
  readonly task: 'blur';
}

/** The type of our tasks in `tasks.json`. */
export const TASK_TYPE = 'vitruve';

const MOST_CONFIGURATIONS = 50;

/** Offers `vitruve blur` as a task: its exit status is that of the command line. */
export class BlurTasks implements vscode.TaskProvider {
  readonly #program: string;

  /** @param program path of the command line. */
  constructor(program: string) {
    this.#program = program;
  }

  async provideTasks(): Promise<vscode.Task[]> {
    if (!vscode.workspace.isTrusted) return [];
    const configurations = await vscode.workspace.findFiles(CONFIGURATIONS, undefined, MOST_CONFIGURATIONS);
    const samples = (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map((folder) => {
        const definition: BlurTaskDefinition = {
          type: TASK_TYPE,
          task: 'blur',
          paths: ['.'],
          output: 'blurred',
        };
        return this.#taskOf(definition, folder, vscode.l10n.t('blur all images into "blurred"'));
      });
    return [
      ...samples,
      ...configurations.filter(({ scheme }) => scheme === 'file').map((uri) => this.#configured(uri)),
    ];
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const { definition, scope } = task;
    if (!isBlur(definition) || !vscode.workspace.isTrusted) return undefined;
    return this.#taskOf(definition, typeof scope === 'object' ? scope : undefined, task.name);
  }

  /**
   * Runs what a configuration says, in a terminal.
   * @param paths in place of the pictures that it names.
   */
  async runConfiguration(uri: vscode.Uri, paths: readonly string[]): Promise<void> {
    await vscode.tasks.executeTask(this.#configured(uri, paths));
  }

  #configured(uri: vscode.Uri, paths: readonly string[] = []): vscode.Task {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const config = folder ? vscode.workspace.asRelativePath(uri, false) : uri.fsPath;
    return this.#taskOf(
      { type: TASK_TYPE, task: 'blur', config, ...(paths.length > 0 ? { paths } : {}) },
      folder,
      vscode.l10n.t('run {0}', config),
    );
  }

  #taskOf(
    definition: BlurTaskDefinition,
    folder: vscode.WorkspaceFolder | undefined,
    name: string,
  ): vscode.Task {
    const execution = new vscode.ProcessExecution(
      process.execPath,
      [this.#program, 'blur', ...argumentsOf({ locale: vscode.env.language, ...definition })],
      { env: { ELECTRON_RUN_AS_NODE: '1' }, ...(folder ? { cwd: folder.uri.fsPath } : {}) },
    );
    const task = new vscode.Task(
      definition,
      folder ?? vscode.TaskScope.Workspace,
      name,
      TASK_TYPE,
      execution,
      [],
    );
    task.presentationOptions = { clear: true };
    return task;
  }
}

function isBlur(definition: vscode.TaskDefinition): definition is BlurTaskDefinition {
  return definition.type === TASK_TYPE && definition['task'] === 'blur';
}

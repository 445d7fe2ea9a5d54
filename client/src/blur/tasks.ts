import * as vscode from 'vscode';
import { argumentsOf } from './task-arguments.ts';

/** What `tasks.json` says of a task of ours; the schema is in the manifest of the extension. */
interface BlurTaskDefinition extends vscode.TaskDefinition {
  readonly task: 'blur';
}

const TYPE = 'vitruve';

/** Offers `vitruve blur` as a task: its exit status is that of the command line. */
export class BlurTasks implements vscode.TaskProvider {
  static register(context: vscode.ExtensionContext): vscode.Disposable {
    return vscode.tasks.registerTaskProvider(TYPE, new BlurTasks(context.asAbsolutePath('dist/cli.cjs')));
  }

  readonly #program: string;

  /** @param program path of the command line. */
  constructor(program: string) {
    this.#program = program;
  }

  provideTasks(): vscode.Task[] {
    if (!vscode.workspace.isTrusted) return [];
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map((folder) => {
        const definition: BlurTaskDefinition = { type: TYPE, task: 'blur', paths: ['.'], output: 'blurred' };
        return this.#taskOf(definition, folder, vscode.l10n.t('blur all pictures into "blurred"'));
      });
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const { definition, scope } = task;
    if (!isBlur(definition) || !vscode.workspace.isTrusted) return undefined;
    return this.#taskOf(definition, typeof scope === 'object' ? scope : undefined, task.name);
  }

  #taskOf(
    definition: BlurTaskDefinition,
    folder: vscode.WorkspaceFolder | undefined,
    name: string,
  ): vscode.Task {
    const execution = new vscode.ProcessExecution(
      process.execPath,
      [this.#program, 'blur', ...argumentsOf(definition)],
      { env: { ELECTRON_RUN_AS_NODE: '1' }, ...(folder ? { cwd: folder.uri.fsPath } : {}) },
    );
    const task = new vscode.Task(definition, folder ?? vscode.TaskScope.Workspace, name, TYPE, execution, []);
    task.presentationOptions = { clear: true };
    return task;
  }
}

function isBlur(definition: vscode.TaskDefinition): definition is BlurTaskDefinition {
  return definition.type === TYPE && definition['task'] === 'blur';
}

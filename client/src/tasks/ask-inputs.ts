import * as vscode from 'vscode';
import { describe, requiredAt, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';

/**
 * Asks for what a task cannot run without: files and folders with a dialog, values with a list or a box. Files that were
 * selected stand for the first input that takes files.
 * @returns undefined when the question was left.
 */
export async function askInputs(
  schema: TaskSchema,
  selected: readonly vscode.Uri[],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const inputs: Record<string, unknown> = {};
  const required = requiredAt(schema, 'tasks.json');
  for (const [name, input] of Object.entries(schema.properties)) {
    if (input['x-positional'] === true) {
      const paths = selected.length > 0 ? selected : await askPaths(input);
      if (!paths) return undefined;
      inputs[name] = input.type === 'array' ? paths.map(({ fsPath }) => fsPath) : paths[0]?.fsPath;
    } else if (required.includes(name)) {
      const value = await askValue(name, input);
      if (value === undefined) return undefined;
      inputs[name] = value;
    }
  }
  return inputs;
}

/** The workspace folders, or what is chosen in a dialog. */
async function askPaths(input: InputSchema): Promise<readonly vscode.Uri[] | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const title = describe(input, vscode.env.language);
  const items = [
    ...folders.map(({ name, uri }) => ({ label: `$(folder) ${name}`, choose: () => Promise.resolve([uri]) })),
    { label: vscode.l10n.t('Select Files…'), choose: () => openDialog(title, false) },
    { label: vscode.l10n.t('Select a Folder…'), choose: () => openDialog(title, true) },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.choose();
}

async function openDialog(title: string, isFolder: boolean): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title,
    canSelectMany: true,
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
  });
}

async function askValue(name: string, input: InputSchema): Promise<string | undefined> {
  const title = describe(input, vscode.env.language);
  return input.enum
    ? vscode.window.showQuickPick(input.enum.map(String), { title })
    : vscode.window.showInputBox({ title, prompt: name });
}

import * as vscode from 'vscode';
import { BACK, type Question } from './flow.ts';
import { pickOne, type Choice, type Prompt } from './quick-input.ts';

/** Files that an input takes are offered by name up to this number. */
const MOST_FILES = 50;

/** Chooses paths; undefined when its dialog was left. */
type Choose = () => Thenable<readonly vscode.Uri[] | undefined>;

/**
 * Asks for a file or a folder, or several where the input takes several: with the folders of the workspace and the files that
 * the input is for in a list, others with a dialog.
 */
export async function askPath(
  question: Question,
  prompt: Prompt,
): Promise<readonly [value: unknown] | typeof BACK | undefined> {
  const { input, isRequired } = question;
  const choices = [...(await offered(question)), ...dialogs(question, prompt.title)];
  const none: Choice<Choose> = { label: vscode.l10n.t('Not set') };
  for (;;) {
    const chosen = await pickOne<Choose>(prompt, isRequired ? choices : [...choices, none]);
    if (chosen === undefined || chosen === BACK) return chosen;
    if (!chosen.value) return [undefined];
    const paths = (await chosen.value())?.map(({ fsPath }) => fsPath);
    if (paths && paths.length > 0) return [input.type === 'array' ? paths : paths[0]];
  }
}

/** Folders of the workspace, or files that the input is for. */
async function offered({ input }: Question): Promise<readonly Choice<Choose>[]> {
  const kind = input['x-path'];
  const folders = kind === true || kind === 'folder' ? (vscode.workspace.workspaceFolders ?? []) : [];
  const pattern = input['x-files'];
  const files = pattern === undefined ? [] : await vscode.workspace.findFiles(pattern, undefined, MOST_FILES);
  const local = ({ scheme }: vscode.Uri): boolean => scheme === 'file';
  return [
    ...folders.map(({ name, uri }) => ({ label: `$(folder) ${name}`, uri })),
    ...files.map((uri) => ({ label: `$(file) ${vscode.workspace.asRelativePath(uri)}`, uri })),
  ]
    .filter(({ uri }) => local(uri))
    .map(({ label, uri }) => ({ label, value: () => Promise.resolve([uri]) }));
}

function dialogs({ input }: Question, title: string): readonly Choice<Choose>[] {
  const canSelectMany = input.type === 'array';
  const open = (canSelectFolders: boolean): Choose => {
    const options = { title, canSelectMany, canSelectFiles: !canSelectFolders, canSelectFolders };
    return () => vscode.window.showOpenDialog(options);
  };
  const file = {
    label: canSelectMany ? vscode.l10n.t('Select Files…') : vscode.l10n.t('Select a File…'),
    value: open(false),
  };
  const folder = { label: vscode.l10n.t('Select a Folder…'), value: open(true) };
  const save: Choice<Choose> = {
    label: vscode.l10n.t('Select Where to Save…'),
    value: async () => {
      const uri = await vscode.window.showSaveDialog({ title });
      return uri && [uri];
    },
  };
  const byKind = new Map<unknown, readonly Choice<Choose>[]>([
    ['file', [file]],
    ['folder', [folder]],
    ['new-file', [save]],
  ]);
  return byKind.get(input['x-path']) ?? [file, folder];
}

import * as vscode from 'vscode';

/** Files of models that are proposed. */
const MOST_MODELS = 50;

interface ModelItem extends vscode.QuickPickItem {
  /** Undefined for any other one. */
  readonly uri: vscode.Uri | undefined;
}

/** Asks for one of the models of the workspace, or another one. @returns undefined when nobody chose. */
export async function chosenModel(title: string): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles('**/*.onnx', '**/node_modules/**', MOST_MODELS);
  if (found.length === 0) return browsedModel(title);
  const items: readonly ModelItem[] = [
    ...found
      .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    { label: vscode.l10n.t('Browse…'), uri: undefined },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select a model'),
  });
  return chosen && (chosen.uri ?? browsedModel(title));
}

async function browsedModel(title: string): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      filters: { ONNX: ['onnx'] },
    })) ?? [];
  return chosen;
}

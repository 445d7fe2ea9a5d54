import * as vscode from 'vscode';
import { eventually } from './editor.ts';

/** Waits for a proposal, and answers the labels of all that are made at a place. */
export async function proposals(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
  wanted: string,
): Promise<readonly string[]> {
  let labels: string[] = [];
  return eventually(
    `the proposal "${wanted}"`,
    async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        position,
      );
      labels = found.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes(wanted) ? labels : undefined;
    },
    () => `(proposed: ${labels.slice(0, 20).join(', ')})`,
  );
}

/** Waits until what hovers over a place matches. */
export async function hovering(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
  expected: RegExp,
): Promise<void> {
  let text = '';
  await eventually(
    `${String(expected)} to hover`,
    async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        position,
      );
      text = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part instanceof vscode.MarkdownString ? part.value : ''))
        .join('\n');
      return expected.test(text) || undefined;
    },
    () => `(hovers: ${text.slice(0, 300)})`,
  );
}

/** Waits for the definition of what is at a place: the file's path and the text of the line that it begins on. */
export async function definition(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ readonly path: string; readonly line: string }> {
  const target = await eventually('a definition', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    return found[0];
  });
  const at =
    'uri' in target
      ? target
      : { uri: target.targetUri, range: target.targetSelectionRange ?? target.targetRange };
  const document = await vscode.workspace.openTextDocument(at.uri);
  return { path: at.uri.path, line: document.lineAt(at.range.start.line).text.trim() };
}

/** Waits for the lenses of a document that match. */
export async function lens({ uri }: vscode.TextDocument, expected: RegExp): Promise<vscode.CodeLens> {
  let titles: string[] = [];
  return eventually(
    `the lens ${String(expected)}`,
    async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        50,
      );
      titles = lenses.map(({ command }) => command?.title ?? '');
      return lenses.find(({ command }) => command !== undefined && expected.test(command.title));
    },
    () => `(shown: ${titles.join('; ')})`,
  );
}

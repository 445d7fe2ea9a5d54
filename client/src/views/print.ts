import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { isOwnFile } from './own-file.ts';

/** Written by hand, so that a page looks the same in every browser. */
const STYLE = `
  body { font: 10pt/1.4 system-ui, sans-serif; color: #000; background: #fff; margin: 1.5cm; }
  h1 { font-size: 15pt; }
  figure { margin: 0 0 1cm; }
  svg { max-width: 100%; max-height: 24cm; height: auto; }
  table { border-collapse: collapse; width: 100%; font-size: 9pt; }
  th, td { border: 0.5pt solid #999; padding: 2pt 4pt; text-align: start; vertical-align: top; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  @media print { body { margin: 0; } }`;

/**
 * Has what a view shows printed. A webview may not print by itself, so that the page goes to the browser, which opens
 * its own dialog. Where the files are on another machine the page is saved instead.
 * @param body markup of the page's body.
 * @param given where to save the page without asking: an HTML file of the workspace, otherwise it is asked for.
 * @param storage a folder of ours, for pages that are opened at once.
 */
export async function printPage(
  body: string,
  given: vscode.Uri | undefined,
  storage: vscode.Uri,
): Promise<void> {
  const isRemote = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  const target = given ? await targetOf(given) : await usualTarget(isRemote, storage);
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(page(body)));
  if (given) return;
  if (!isRemote) await vscode.env.openExternal(target);
  else void vscode.window.showInformationMessage(vscode.l10n.t('Open the page in a browser to print it.'));
}

function page(body: string): string {
  const nonce = randomBytes(24).toString('base64url');
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Vitruve</title>
    <style nonce="${nonce}">${STYLE}
    </style>
    <script nonce="${nonce}">addEventListener('load', () => print());</script>
  </head>
  <body>
${inert(body)}
  </body>
</html>
`;
}

/** Markup in which nothing leads elsewhere, as a refresh does, which no policy forbids. */
function inert(body: string): string {
  return body.replace(/<(?=\/?(?:meta|base|link|iframe|frame|object|embed|form|script)\b)/giu, '&lt;');
}

async function targetOf(given: vscode.Uri): Promise<vscode.Uri | undefined> {
  return isOwnFile(given, 'html') ? given : askTarget();
}

async function usualTarget(isRemote: boolean, storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  return isRemote ? askTarget() : vscode.Uri.joinPath(storage, 'print.html');
}

function askTarget(): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Print'),
    saveLabel: vscode.l10n.t('Save'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'print.html') }),
    filters: { HTML: ['html'] },
  });
}

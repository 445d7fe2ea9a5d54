import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ViewTarget } from '@vitruve/manifests';

/** Where the build puts the script and the style of all views. */
const BUILT = ['dist', 'webviews'];

/** What a view's webview may do: run our script, and load nothing but what was built with it. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extension, ...BUILT)],
  };
}

/** What a page shows. */
export interface PageSubject extends ViewTarget {
  /** What was chosen of its filters the last time. */
  readonly chosen?: Readonly<Record<string, string>>;
}

/**
 * The page that a view is drawn in. Its script finds in it which view it is, the translations of the user's language, and
 * the element to draw into.
 * @param program the script and the style, without their endings.
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  subject: PageSubject,
  program = 'main',
): string {
  const address = (file: string): string =>
    escaped(webview.asWebviewUri(vscode.Uri.joinPath(extension, ...BUILT, file)).toString());
  const nonce = randomBytes(24).toString('base64url');
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy(webview.cspSource, nonce))}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Vitruve</title>
    <link rel="stylesheet" href="${address(`${program}.css`)}">
    <script type="application/json" id="vitruve-l10n">${jsonBlock(vscode.l10n.bundle ?? {})}</script>
    <script type="module" nonce="${nonce}" src="${address(`${program}.js`)}"></script>
  </head>
  <body data-view="${escaped(subject.view)}" data-uri="${escaped(subject.uri)}" data-chosen="${escaped(JSON.stringify(subject.chosen ?? {}))}">
    <main id="view"></main>
  </body>
</html>
`;
}

function policy(source: string, nonce: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `img-src ${source} blob: data:`,
    `font-src ${source}`,
    `style-src ${source} 'nonce-${nonce}'`,
    // The script loads the drawing library in parts, from where it lies itself.
    `script-src 'nonce-${nonce}' ${source}`,
  ].join('; ');
}

/** JSON that can end neither the element it is in nor begin another. */
function jsonBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}

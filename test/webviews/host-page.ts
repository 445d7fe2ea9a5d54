import { readFile } from 'node:fs/promises';
import type { Opening } from './fake-host.ts';
import { DOCUMENT } from './samples.ts';

export const THEMES = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type Theme = (typeof THEMES)[number];

/** The element of a page that holds the colors of its theme. */
export const COLORS = 'host-colors';

/** The classes that VS Code gives a webview's body. */
export const BODY_CLASSES: Readonly<Record<Theme, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-light vscode-high-contrast vscode-high-contrast-light',
};

/** The policy of `client/src/views`. */
export function policy(source: string, nonce: string): string {
  return [
    "default-src 'none'",
    `img-src ${source} blob: data:`,
    `font-src ${source}`,
    `style-src ${source} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}' ${source}`,
  ].join('; ');
}

/** The page that the extension makes, with what VS Code adds to it and a stand-in for its API. */
export async function hostPage(opening: Opening, nonce: string): Promise<string> {
  const theme = opening.theme ?? 'light';
  const language = opening.language ?? 'en';
  const program = opening.program ?? 'main';
  const translations =
    language === 'en' ? '{}' : await readFile(`dist/l10n/bundle.l10n.${language}.json`, 'utf8');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${opening.view}</title>
<style nonce="${nonce}" id="${COLORS}">${await colors(theme)}</style>
<style nonce="${nonce}">${VSCODE_DEFAULTS}</style>
<link rel="stylesheet" href="/${program}.css">
<script nonce="${nonce}">${standIn(opening)}</script>
<script type="application/json" id="vitruve-l10n">${translations.replaceAll('<', '\\u003c')}</script>
<script type="module" nonce="${nonce}" src="/${program}.js"></script>
</head>
<body class="${BODY_CLASSES[theme]}" data-vscode-theme-kind="${BODY_CLASSES[theme]}" data-view="${opening.view}" data-uri="${opening.uri ?? DOCUMENT}" data-chosen='${JSON.stringify(opening.chosen ?? {})}'>
<main id="view"></main>
</body>
</html>`;
}

/** As in VS Code's `webview/browser/pre/index.html`. */
const VSCODE_DEFAULTS = `
html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
body { overscroll-behavior-x: none; background-color: transparent; color: var(--vscode-editor-foreground);
  font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size);
  margin: 0; padding: 0 20px; }
html { background: var(--vscode-editor-background); }
img, video { max-width: 100%; max-height: 100%; }
a, a code { color: var(--vscode-textLink-foreground); }
code { font-family: var(--monaco-monospace-font); color: var(--vscode-textPreformat-foreground); }`;

function standIn(opening: Opening): string {
  return `
  let kept = ${JSON.stringify(opening.state ?? null).replaceAll('<', '\\u003c')} ?? undefined;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => { void globalThis.hostReceives(structuredClone(message)); },
    getState: () => kept,
    setState: (state) => { kept = structuredClone(state); void globalThis.hostKeeps(kept); return state; },
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    void globalThis.hostHearsFault('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample + ' at ' + event.sourceFile + ':' + event.lineNumber);
  });
  addEventListener('unhandledrejection', (event) => { void globalThis.hostHearsFault('rejected: ' + String(event.reason)); });`;
}

/** The colors of VS Code's own themes, as `test/webviews/themes.json` holds them, as a style. */
export async function colors(theme: Theme): Promise<string> {
  const themes = JSON.parse(await readFile('test/webviews/themes.json', 'utf8')) as Record<
    Theme,
    Record<string, string>
  >;
  const lines = Object.entries(themes[theme]).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${lines.join(' ')} }`;
}

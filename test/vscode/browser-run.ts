import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { freePort, needBrowser, startBrowserEditor } from '../../scripts/browser-editor.ts';
import { openBridge } from './bridge.ts';
import type { Outcome } from './entry.ts';
import { runWithRestarts, type Ran } from './restarts.ts';

/** One start of VS Code, and what is tried in it. */
export interface Start {
  readonly name: string;
  readonly suites: readonly string[];
  /** Suites that run after the window was closed and opened again, and after the next time. */
  readonly restarts?: readonly (readonly string[])[];
  /** The folder opened: a copy, for the tests write into it. */
  readonly workspace: string;
  /** What it is a copy of: each suite starts with that. */
  readonly pristine: string;
  /** What of the folder is opened instead: a file that names several folders, or nothing. */
  readonly opens?: { readonly file: string } | 'nothing';
  /** The extension under development. */
  readonly extension: string;
  /** Another one beside it. */
  readonly beside?: string;
  readonly dataFolder: string;
  /** Language of the interface. */
  readonly language?: string;
  readonly pictures: string;
  /** False for a folder that is not trusted. */
  readonly trusting?: boolean;
}

/** Milliseconds without the end of a test after which a window is given up: more than the limit of one test. */
const SILENCE = 300_000;
const WINDOW = { width: 1280, height: 800 };
/**
 * Of the user, not of the workspace, which may not set them. The assistant of the editor would start a process of its own with each
 * window, which takes a quarter of the processor time. What moves or blinks is drawn by the processor, too.
 */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'terminal.integrated.gpuAcceleration': 'off',
};
const ENTRY = resolve('out/test-vscode/entry.cjs');

/** Starts VS Code in a headless browser and resolves to what the tests came to. */
export async function runInBrowser(start: Start): Promise<Ran> {
  await mkdir(join(start.dataFolder, 'data/User'), { recursive: true });
  await writeFile(join(start.dataFolder, 'data/User/settings.json'), JSON.stringify(SETTINGS));
  // One extension may be under development in a browser; another is found where installed ones are.
  if (start.beside !== undefined)
    await cp(start.beside, join(start.dataFolder, 'extensions/beside-0.0.1'), { recursive: true });
  const browser = await chromium.launch({
    executablePath: needBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
    // The window's state is kept for the address that it was served from.
    const port = await freePort();
    return await runWithRestarts(start, (suites) => runSuites(context, start, suites, port));
  } finally {
    await browser.close();
  }
}

async function runSuites(
  context: BrowserContext,
  start: Start,
  suites: readonly string[],
  port: number,
): Promise<Ran> {
  const outcomesFile = join(start.dataFolder, 'outcomes.json');
  await writeFile(outcomesFile, '[]');
  const { workspace, pristine } = start;
  const env = {
    VITRUVE_SUITES: suites.join(','),
    VITRUVE_OUTCOMES: outcomesFile,
    VITRUVE_WORKSPACE: workspace,
    VITRUVE_PRISTINE: pristine,
  };
  const page = await context.newPage();
  const problem = await drive(page, start, env, port);
  await page.close();
  const outcomes = JSON.parse(await readFile(outcomesFile, 'utf8')) as Outcome[];
  const known = outcomes.some(({ state }) => state === 'failed');
  return { outcomes, ...(problem !== undefined && !known && { problem }) };
}

/** Resolves to what went wrong, or to undefined. */
async function drive(
  page: Page,
  start: Start,
  suites: Readonly<Record<string, string>> & { readonly VITRUVE_OUTCOMES: string },
  port: number,
): Promise<string | undefined> {
  const { server: bridge, url: bridgeUrl } = await openBridge(page, start.pictures);
  const { dataFolder, trusting = true } = start;
  const env = { ...suites, VITRUVE_BRIDGE: bridgeUrl };
  const editor = await startBrowserEditor({ dataFolder, trusting, port, env, testDriver: true });
  const lines: string[] = [];
  try {
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      lines.push(args.map(String).join(' '));
    });
    if (start.language !== undefined) await speak(page, start.language);
    if (start.restarts) await keepState(page);
    await page.goto(address(editor.url, start));
    const status = await Promise.race([ended, silence(suites.VITRUVE_OUTCOMES)]);
    if (status === 0) return undefined;
    if (status === undefined) await page.screenshot({ path: join(start.dataFolder, 'stuck.png') });
    return `${status === undefined ? 'No test ended for a long time' : `Status ${status}`}\n${lines.slice(-40).join('\n')}\n${editor.log()}`;
  } finally {
    editor.process.kill();
    bridge.close();
    bridge.closeAllConnections();
  }
}

/** VS Code in a browser takes the language of its interface from this variable, which a language pack sets. */
async function speak(page: Page, language: string): Promise<void> {
  const value = `{ get: () => ${JSON.stringify(language)}, set: () => undefined }`;
  await page.addInitScript({
    content: `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', ${value});`,
  });
}

/**
 * What is open is written down when the window is idle, which on a busy machine may be never: without that notion VS Code takes
 * turns instead.
 */
async function keepState(page: Page): Promise<void> {
  await page.addInitScript({ content: 'delete globalThis.requestIdleCallback;' });
}

/** Resolves once a file has not changed for as long as a window may be silent. */
async function silence(file: string): Promise<undefined> {
  let last = performance.now();
  let seen = 0;
  while (performance.now() - last < SILENCE) {
    await new Promise((wake) => setTimeout(wake, 1000).unref());
    const { size } = await stat(file);
    if (size !== seen) last = performance.now();
    seen = size;
  }
  return undefined;
}

function address(url: string, { workspace, extension, opens }: Start): string {
  const { host } = new URL(url);
  const remote = (path: string): string => `vscode-remote://${host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(ENTRY)],
    ['skipWelcome', 'true'],
  ];
  const result = new URL(url);
  if (opens === 'nothing') result.searchParams.set('ew', 'true');
  else if (opens) result.searchParams.set('workspace', join(workspace, opens.file));
  else result.searchParams.set('folder', workspace);
  result.searchParams.set('payload', JSON.stringify(payload));
  return result.href;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { freePort, needBrowser } from '../../scripts/browser-editor.ts';
import type { Outcome } from './entry.ts';

/** Milliseconds until the script has printed its address, and until the page shows what is waited for. */
const LIMIT = 120_000;
/** Its name among the suites. */
export const START_SCRIPT = 'start-script';
const TITLE = 'npm start: the editor that it serves has the commands, for those who know the token';

/** Starts the editor as `npm start` does where no desktop editor is installed, and looks for our commands in its palette. */
export async function tryStartScript(): Promise<Outcome> {
  const began = Date.now();
  const outcome = (state: Outcome['state'], error?: string): Outcome => ({
    title: TITLE,
    state,
    duration: Date.now() - began,
    ...(error === undefined ? {} : { error }),
  });
  const port = await freePort();
  const script = spawn('npx', ['tsx', 'scripts/start.ts', '--no-build', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  try {
    const address = await addressOf(script);
    const refused = await fetch(`http://127.0.0.1:${port}/`);
    if (refused.status !== 403)
      throw new Error(`A page without the token was answered with ${refused.status}.`);
    const commands = await vitruveCommands(address);
    if (commands.length === 0) throw new Error('The command palette has no command of Vitruve.');
    return outcome('passed');
  } catch (error) {
    return outcome('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (script.pid !== undefined) process.kill(-script.pid, 'SIGTERM');
  }
}

/** What the script prints when it can be used. */
async function addressOf(script: ChildProcess): Promise<string> {
  let printed = '';
  for (const stream of [script.stdout, script.stderr])
    stream?.on('data', (chunk) => {
      printed += String(chunk);
    });
  const end = Date.now() + LIMIT;
  while (Date.now() < end && script.exitCode === null) {
    await wait(100);
    const address = /^ +(http:\S+)$/mu.exec(printed)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`The script printed no address:\n${printed}`);
}

/** The commands that the palette offers for "Vitruve:". */
async function vitruveCommands(address: string): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    await page.locator('.monaco-workbench').waitFor({ timeout: LIMIT });
    const found = page.locator('.quick-input-list .monaco-list-row[aria-label^="Vitruve: "]');
    // Until the extensions are read, the palette lacks theirs.
    const end = Date.now() + LIMIT;
    while (Date.now() < end) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-box input').fill('>Vitruve: ');
      await wait(500);
      if ((await found.count()) > 0)
        return await found.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
      await page.keyboard.press('Escape');
    }
    return [];
  } finally {
    await browser.close();
  }
}

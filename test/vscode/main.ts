import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBrowserEditor, installExtension } from '../../scripts/browser-editor.ts';
import { findProgram, run } from '../../scripts/system.ts';
import { note } from '../../scripts/testing/tally.ts';
import { runInBrowser, type Start } from './browser-run.ts';
import { compileSuites } from './compile.ts';
import { findDesktopEditor, runOnDesktop } from './desktop-run.ts';
import type { Outcome } from './entry.ts';
import type { Ran } from './restarts.ts';
import { START_SCRIPT, tryStartScript } from './start-script.ts';
import { windowsOf, type Window } from './windows.ts';

/** Windows that are open at once: with more, what they wait for comes late. */
const AT_ONCE = 2;

const ROOT = resolve('.');
const VSIX = 'dist/vsix/vitruve-linux-x64.vsix';

const asked = process.argv.slice(2);
const suites = await compileSuites();
const windows =
  asked.length === 1 && asked[0] === START_SCRIPT
    ? []
    : windowsOf(
        suites,
        asked.filter((name) => name !== START_SCRIPT),
      );
/** Where `code` is installed, the script opens that one. */
const servesStart = findProgram('code') === undefined && (asked.length === 0 || asked.includes(START_SCRIPT));
const desktop = await findDesktopEditor();
const packaged = windows.some(({ name }) => name === 'package');
if (desktop === undefined || packaged) await installBrowserEditor();
// Before there are windows: it puts libraries beside the bundles that they run, and takes them away again.
if (packaged) await makePackage();

const temporary = await mkdtemp(join(tmpdir(), 'vitruve-vscode-'));
const outcomes: Outcome[] = [];
try {
  const waiting = [
    ...windows.map((window) => () => tryOut(window)),
    // It has a port and a data folder of its own, so that it need not wait until all windows are closed.
    ...(servesStart ? [tryStart] : []),
  ];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  // The desktop's windows fight for the focus.
  await Promise.all(Array.from({ length: desktop === undefined ? AT_ONCE : 1 }, work));
} finally {
  await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
}

const count = (state: Outcome['state']): number =>
  outcomes.filter((outcome) => outcome.state === state).length;
for (const { title, flaky } of outcomes) if (flaky === true) console.log(`flaky: ${title}`);
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('pending')} skipped in VS Code`);
process.exitCode = count('failed') > 0 || outcomes.length === 0 ? 1 : 0;

/** Runs the suites of a window; once more from the start when the window broke before a test could fail. */
async function tryOut(window: Window): Promise<void> {
  const first = await ranIn(window, window.name);
  report(window, first);
  if (first.problem === undefined) {
    keep(first.outcomes);
    return;
  }
  const title = `${window.name}: the window`;
  const second = await ranIn(window, `${window.name}-again`);
  report(window, second);
  const broke: Outcome = {
    title,
    duration: 0,
    ...(second.problem === undefined
      ? { state: 'passed', flaky: true }
      : { state: 'failed', error: second.problem }),
  };
  keep([...second.outcomes, broke]);
}

async function ranIn(window: Window, folder: string): Promise<Ran> {
  const start = await startOf(window, join(temporary, folder));
  if (window.name === 'package') await installExtension(VSIX, start.dataFolder);
  // The package is tried in the browser's: it installs extensions without a window.
  const inBrowser = desktop === undefined || window.name === 'package';
  return inBrowser ? runInBrowser(start) : runOnDesktop(desktop, start);
}

async function startOf(window: Window, folder: string): Promise<Start> {
  const pristine = join(folder, 'pristine');
  await cp(window.workspace ?? 'test/vscode/workspace', pristine, { recursive: true });
  for (const [name, from] of Object.entries(window.subfolders ?? {}))
    await cp(from, join(pristine, name), { recursive: true });
  // The settings of the tests, whatever the folder.
  await cp('test/vscode/workspace/.vscode', join(pristine, '.vscode'), { recursive: true });
  const workspace = join(folder, 'workspace');
  await cp(pristine, workspace, { recursive: true });
  const dataFolder = join(folder, 'data');
  return { dataFolder, extension: ROOT, pictures: resolve('out/pictures'), ...window, workspace, pristine };
}

/** Makes the package of this platform from what was built. */
async function makePackage(): Promise<void> {
  const options = ['--no-build', '--light'];
  if ((await run('npm', ['run', '--silent', 'package', '--', 'linux-x64', ...options])) !== 0)
    throw new Error('The package could not be made');
}

/** Tries `npm start`, once more when it fails. */
async function tryStart(): Promise<void> {
  const first = await tryStartScript();
  const outcome = first.state === 'passed' ? first : { ...(await tryStartScript()), flaky: true };
  report({ name: START_SCRIPT, suites: [] }, { outcomes: [outcome] });
  keep([outcome]);
}

function report({ name }: Window, { outcomes, problem }: Ran): void {
  console.log(`\n  ${name}`);
  for (const { title, state, duration, error, flaky } of outcomes) {
    const mark = flaky === true ? '↻' : { passed: '✔', failed: '✖', pending: '-' }[state];
    console.log(`    ${mark} ${title} (${duration} ms)`);
    if (error !== undefined) console.log(error.replace(/^/gmu, '        '));
  }
  if (problem !== undefined) console.log(`    ✖ the window broke\n${problem.replace(/^/gmu, '        ')}`);
}

function keep(found: readonly Outcome[]): void {
  outcomes.push(...found);
  for (const { title, state, flaky } of found) {
    if (flaky === true) note({ state: 'flaky', title });
    note({ state: state === 'pending' ? 'skipped' : state, title });
  }
}

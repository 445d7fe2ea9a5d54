import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBrowserEditor, installExtension } from '../../scripts/browser-editor.ts';
import { run } from '../../scripts/system.ts';
import { note } from '../../scripts/testing/tally.ts';
import { runInBrowser, type Ran, type Start } from './browser-run.ts';
import { compileSuites } from './compile.ts';
import { findDesktopEditor, runOnDesktop } from './desktop-run.ts';
import type { Outcome } from './entry.ts';
import { windowsOf, type Window } from './windows.ts';

/** Windows that are open at once: with more, what they wait for comes late. */
const AT_ONCE = 2;

const ROOT = resolve('.');
const VSIX = 'dist/vsix/vitruve-linux-x64.vsix';

const windows = windowsOf(await compileSuites(), process.argv.slice(2));
const desktop = await findDesktopEditor();
if (desktop === undefined || windows.some(({ name }) => name === 'package')) await installBrowserEditor();

const temporary = await mkdtemp(join(tmpdir(), 'vitruve-vscode-'));
const outcomes: Outcome[] = [];
try {
  const waiting = [...windows];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await tryOut(next);
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
  if (window.name === 'package') await installPackage(start);
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

/** Makes the package of this platform and installs it where the start will find it. */
async function installPackage({ dataFolder }: Start): Promise<void> {
  if ((await run('npm', ['run', '--silent', 'package', '--', 'linux-x64'])) !== 0)
    throw new Error('The package could not be made');
  await installExtension(VSIX, dataFolder);
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

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBrowserEditor, installExtension } from '../../scripts/browser-editor.ts';
import { run } from '../../scripts/system.ts';
import { runInBrowser, type Start } from './browser-run.ts';
import { compileSuites } from './compile.ts';
import { findDesktopEditor, runOnDesktop } from './desktop-run.ts';
import type { Outcome } from './entry.ts';

/** Suites that have a start of their own; all others share the first. */
const APART = new Set(['french', 'package']);
const ROOT = resolve('.');
const VSIX = 'dist/vsix/vitruve-linux-x64.vsix';

const suites = await compileSuites();
const asked = process.argv.slice(2);
const wanted = suites.filter((suite) => asked.length === 0 || asked.includes(suite));
const desktop = await findDesktopEditor();
if (desktop === undefined) await installBrowserEditor();

const temporary = await mkdtemp(join(tmpdir(), 'vitruve-vscode-'));
const outcomes: Outcome[] = [];
try {
  const together = wanted.filter((suite) => !APART.has(suite));
  if (together.length > 0) await tryOut(await startOf('workbench', { suites: together }));
  if (wanted.includes('french')) {
    await tryOut(await startOf('french', { suites: ['french'], language: 'fr' }));
  }
  if (wanted.includes('package') && desktop === undefined) {
    const start = await startOf('package', {
      suites: ['package'],
      extension: resolve('test/vscode/empty-extension'),
    });
    if ((await run('npm', ['run', '--silent', 'package', '--', 'linux-x64'])) !== 0) process.exit(1);
    await installExtension(VSIX, start.dataFolder);
    await tryOut(start);
  }
} finally {
  await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
}

const count = (state: Outcome['state']): number =>
  outcomes.filter((outcome) => outcome.state === state).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('pending')} skipped in VS Code`);
const report = process.env['VITRUVE_TALLY'];
if (report !== undefined) {
  await writeFile(report, JSON.stringify({ passed: count('passed'), failed: count('failed') }));
}
process.exitCode = count('failed') > 0 || outcomes.length === 0 ? 1 : 0;

async function startOf(name: string, what: Partial<Start> & Pick<Start, 'suites'>): Promise<Start> {
  const workspace = join(temporary, name, 'workspace');
  await cp('test/vscode/workspace', workspace, { recursive: true });
  const dataFolder = join(temporary, name, 'data');
  return { name, workspace, dataFolder, extension: ROOT, pictures: resolve('out/pictures'), ...what };
}

async function tryOut(start: Start): Promise<void> {
  const found = desktop === undefined ? await runInBrowser(start) : await runOnDesktop(desktop, start);
  console.log(`\n  ${start.name}`);
  for (const { title, state, duration, error } of found) {
    const mark = { passed: '✔', failed: '✖', pending: '-' }[state];
    console.log(`    ${mark} ${title} (${duration} ms)`);
    if (error !== undefined) console.log(error.replace(/^/gmu, '        '));
  }
  outcomes.push(...found);
}

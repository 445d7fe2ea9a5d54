import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installBrowserEditor, installExtension } from '../../scripts/browser-editor.ts';
import { findProgram, run } from '../../scripts/system.ts';
import { runInBrowser, type Start } from './browser-run.ts';
import { compileSuites } from './compile.ts';
import { findDesktopEditor, runOnDesktop } from './desktop-run.ts';
import type { Outcome } from './entry.ts';
import { tryStartScript } from './start-script.ts';

/** Pictures of the example's views for the documentation. */
const DRAWN = { pictures: resolve('media/screenshots'), workspace: resolve('examples/data-governance') };
const DEPLOYED = { pictures: resolve('media/screenshots'), workspace: resolve('examples/mlops-stock') };

const PHOTOS = { workspace: resolve('test/vscode/photos') };

const PUBLISHED = { pictures: resolve('media/screenshots'), workspace: resolve('examples/nestor') };

const MANIFESTS = { workspace: resolve('examples/mlops-stock') };

/** Suites that have a start and a copy of a workspace of their own; all others share the first. */
const APART: Readonly<Record<string, Partial<Start>>> = {
  views: {},
  manifests: MANIFESTS,
  discarded: MANIFESTS,
  typing: MANIFESTS,
  detectors: { workspace: resolve('examples/nestor-faults') },
  themes: { workspace: resolve('examples/data-governance') },
  pictures: { afterRestart: ['pictures-restored', 'pictures-large'] },
  blur: { ...PHOTOS, afterRestart: ['blur-restored'] },
  'blur-runs': PHOTOS,
  french: { language: 'fr' },
  untrusted: { trusting: false },
  several: { workspace: resolve('test/vscode/several'), opens: { file: 'both.code-workspace' } },
  'no-folder': { opens: 'nothing' },
  'beside-yaml': { ...MANIFESTS, beside: resolve('test/vscode/yaml-extension') },
  package: { extension: resolve('test/vscode/empty-extension') },
  screenshots: { pictures: resolve('media/screenshots') },
  'screenshots-views': DRAWN,
  'screenshots-views-french': { ...DRAWN, language: 'fr' },
  'screenshots-manifests': DEPLOYED,
  'screenshots-blur': PUBLISHED,
  'screenshots-blur-french': { ...PUBLISHED, language: 'fr' },
  'screenshots-french': { pictures: resolve('media/screenshots'), language: 'fr' },
};
/** Made when they are asked for. */
const ON_DEMAND = new Set(Object.keys(APART).filter((suite) => suite.startsWith('screenshots')));
const ROOT = resolve('.');
const VSIX = 'dist/vsix/vitruve-linux-x64.vsix';

const suites = await compileSuites();
const asked = process.argv.slice(2);
/** Part of the start of another suite. */
const dependent = new Set(Object.values(APART).flatMap(({ afterRestart = [] }) => afterRestart));
const wanted = suites.filter((suite) =>
  asked.length === 0 ? !ON_DEMAND.has(suite) && !dependent.has(suite) : asked.includes(suite),
);
const desktop = await findDesktopEditor();
/** Where `code` is installed, the script starts that one. */
const servesStart = findProgram('code') === undefined;
const wantsStartScript = servesStart && (asked.length === 0 || asked.includes('start-script'));
if (desktop === undefined) await installBrowserEditor();

const temporary = await mkdtemp(join(tmpdir(), 'vitruve-vscode-'));
const outcomes: Outcome[] = [];
try {
  const together = wanted.filter((suite) => !Object.hasOwn(APART, suite));
  if (together.length > 0) await tryOut(await startOf('workbench', { suites: together }));
  for (const [suite, particulars] of Object.entries(APART)) {
    if (!wanted.includes(suite)) continue;
    const start = await startOf(suite, { suites: [suite], ...particulars });
    if (suite === 'package') await installPackage(start);
    await tryOut(start);
  }
  if (wantsStartScript) report('start-script', [await tryStartScript()]);
} finally {
  await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
}

const count = (state: Outcome['state']): number =>
  outcomes.filter((outcome) => outcome.state === state).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('pending')} skipped in VS Code`);
const tally = process.env['VITRUVE_TALLY'];
if (tally !== undefined) {
  await writeFile(tally, JSON.stringify({ passed: count('passed'), failed: count('failed') }));
}
process.exitCode = count('failed') > 0 || outcomes.length === 0 ? 1 : 0;

async function startOf(name: string, what: Partial<Start> & Pick<Start, 'suites'>): Promise<Start> {
  const workspace = join(temporary, name, 'workspace');
  await cp(what.workspace ?? 'test/vscode/workspace', workspace, { recursive: true });
  // The settings of the tests, whatever the folder.
  await cp('test/vscode/workspace/.vscode', join(workspace, '.vscode'), { recursive: true });
  const dataFolder = join(temporary, name, 'data');
  return { name, dataFolder, extension: ROOT, pictures: resolve('out/pictures'), ...what, workspace };
}

/** Makes the package of this platform and installs it where the start will find it. */
async function installPackage({ dataFolder }: Start): Promise<void> {
  if ((await run('npm', ['run', '--silent', 'package', '--', 'linux-x64'])) !== 0) process.exit(1);
  await installBrowserEditor();
  await installExtension(VSIX, dataFolder);
}

async function tryOut(start: Start): Promise<void> {
  // The package is tried in the browser's: it installs extensions without a window.
  const inBrowser = desktop === undefined || start.name === 'package';
  report(start.name, inBrowser ? await runInBrowser(start) : await runOnDesktop(desktop, start));
}

function report(name: string, found: readonly Outcome[]): void {
  console.log(`\n  ${name}`);
  for (const { title, state, duration, error } of found) {
    const mark = { passed: '✔', failed: '✖', pending: '-' }[state];
    console.log(`    ${mark} ${title} (${duration} ms)`);
    if (error !== undefined) console.log(error.replace(/^/gmu, '        '));
  }
  outcomes.push(...found);
}

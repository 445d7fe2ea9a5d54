import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { Outcome } from './entry.ts';
import type { Start } from './browser-run.ts';

/** The desktop VS Code; undefined where it cannot be shown or fetched. */
export async function findDesktopEditor(): Promise<string | undefined> {
  if (process.platform === 'linux' && process.env['DISPLAY'] === undefined) return undefined;
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (error) {
    console.log(`The desktop VS Code cannot be fetched (${String(error)}): the browser's is used.`);
    return undefined;
  }
}

/** Runs the same suites in the desktop VS Code; tests that need hands on the keyboard skip themselves. */
export async function runOnDesktop(vscodeExecutablePath: string, start: Start): Promise<readonly Outcome[]> {
  await mkdir(start.dataFolder, { recursive: true });
  const outcomes = join(start.dataFolder, 'outcomes.json');
  await writeFile(outcomes, '[]');
  const locale = start.language === undefined ? [] : [`--locale=${start.language}`];
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: start.extension,
      extensionTestsPath: resolve('out/test-vscode/entry.cjs'),
      launchArgs: [
        start.workspace,
        `--user-data-dir=${start.dataFolder}`,
        '--disable-workspace-trust',
        ...locale,
      ],
      extensionTestsEnv: { VITRUVE_SUITES: start.suites.join(','), VITRUVE_OUTCOMES: outcomes },
    });
  } catch (error) {
    const read = JSON.parse(await readFile(outcomes, 'utf8')) as Outcome[];
    if (read.some(({ state }) => state === 'failed')) return read;
    return [...read, { title: `${start.name}: the run`, state: 'failed', duration: 0, error: String(error) }];
  }
  return JSON.parse(await readFile(outcomes, 'utf8')) as Outcome[];
}

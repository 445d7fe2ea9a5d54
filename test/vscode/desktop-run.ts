import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { Outcome } from './entry.ts';
import type { Start } from './browser-run.ts';
import { runWithRestarts, type Ran } from './restarts.ts';

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
export async function runOnDesktop(vscodeExecutablePath: string, start: Start): Promise<Ran> {
  await mkdir(start.dataFolder, { recursive: true });
  return runWithRestarts(start, (suites) => runSuites(vscodeExecutablePath, start, suites));
}

async function runSuites(
  vscodeExecutablePath: string,
  { workspace, pristine, opens, extension, beside, dataFolder, language, trusting = true }: Start,
  suites: readonly string[],
): Promise<Ran> {
  const outcomes = join(dataFolder, 'outcomes.json');
  await writeFile(outcomes, '[]');
  const trust = trusting ? ['--disable-workspace-trust'] : [];
  const opened = opens === 'nothing' ? [] : [opens ? join(workspace, opens.file) : workspace];
  const locale = language === undefined ? [] : [`--locale=${language}`];
  const read = async (): Promise<Outcome[]> => JSON.parse(await readFile(outcomes, 'utf8')) as Outcome[];
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: [extension, ...(beside === undefined ? [] : [beside])],
      extensionTestsPath: resolve('out/test-vscode/entry.cjs'),
      launchArgs: [...opened, `--user-data-dir=${dataFolder}`, ...trust, ...locale],
      extensionTestsEnv: {
        VITRUVE_SUITES: suites.join(','),
        VITRUVE_OUTCOMES: outcomes,
        VITRUVE_WORKSPACE: workspace,
        VITRUVE_PRISTINE: pristine,
      },
    });
  } catch (error) {
    const found = await read();
    const known = found.some(({ state }) => state === 'failed');
    return { outcomes: found, ...(!known && { problem: String(error) }) };
  }
  return { outcomes: await read() };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { stageFolder } from './package/staged-folder.ts';
import { findProgram, needProgram, run } from './system.ts';

/** What is installed on first use, as it is large. */
interface Program {
  /** The package, with its version. */
  readonly name: string;
  readonly home: string;
  /** Folders below that have packages of their own. */
  readonly parts: readonly string[];
}

const CODE = 'node_modules/code-server/lib/vscode';
/** VS Code itself, served to a browser. */
const EDITOR: Program = {
  name: 'code-server@4.139.1',
  home: resolve('.vscode-test/code-server'),
  parts: [CODE, join(CODE, 'extensions')],
};
/** The Node that it is built for, which is newer than ours. */
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const NODE_24: Program = { name: `${NODE_PACKAGE}@24.21.0`, home: resolve('.vscode-test/node'), parts: [] };
const SERVER = join(EDITOR.home, CODE, 'out/server-main.js');
const NODE = join(NODE_24.home, 'node_modules', NODE_PACKAGE, 'bin/node');

/** Milliseconds that the server may take until it answers. */
const START_LIMIT = 60_000;

/** Installs VS Code under `.vscode-test/` unless it is there. */
export async function installBrowserEditor(): Promise<void> {
  await install(NODE_24);
  await install(EDITOR);
}

async function install({ name, home, parts }: Program): Promise<void> {
  const complete = join(home, 'complete');
  if (existsSync(complete)) return;
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), '{ "private": true }\n');
  console.log(`Installing ${name} into .vscode-test …`);
  await installPackages(home, [name]);
  for (const part of parts) await installPackages(join(home, part));
  await writeFile(complete, `${name}\n`);
}

/**
 * Without install scripts: those of VS Code compile what it does without here (Kerberos, the log of its assistant), for two minutes;
 * what it needs (terminals, watched folders) comes compiled.
 */
async function installPackages(folder: string, names: readonly string[] = []): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--prefix', folder, '--omit=dev', '--ignore-scripts', ...quiet, ...names];
  if ((await run('npm', args)) !== 0) throw new Error(`The packages of ${folder} could not be installed.`);
}

export interface EditorOptions {
  /** Folder of settings, state and extensions. */
  readonly dataFolder: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Makes the page report the end of a test run. */
  readonly testDriver?: boolean;
  readonly port?: number;
  /** File with the token that a page must name as `tkn`; without one, whoever reaches the port may use the editor. */
  readonly tokenFile?: string;
  /** Whether every folder is trusted without asking; true unless it is said. */
  readonly trusting?: boolean;
}

export interface BrowserEditor {
  /** Where it is served: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has printed. */
  log(): string;
}

/** Starts the installed VS Code on loopback and resolves when it answers. */
export async function startBrowserEditor(options: EditorOptions): Promise<BrowserEditor> {
  const port = options.port ?? (await freePort());
  const child = spawn(NODE, [SERVER, ...serverArguments(port, options)], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (chunk) => (log += String(chunk)));
  child.stderr.on('data', (chunk) => (log += String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child, () => log);
  return { url, process: child, log: () => log };
}

function serverArguments(
  port: number,
  { dataFolder, testDriver, tokenFile, trusting = true }: EditorOptions,
): string[] {
  return [
    ...['--port', String(port), '--host', '127.0.0.1'],
    ...(tokenFile === undefined ? ['--without-connection-token'] : ['--connection-token-file', tokenFile]),
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...['--server-data-dir', dataFolder],
    ...(trusting ? ['--disable-workspace-trust'] : []),
    ...(testDriver === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** Installs a VSIX into a data folder, as a person would. */
export async function installExtension(vsix: string, dataFolder: string): Promise<void> {
  const args = [SERVER, '--server-data-dir', dataFolder, '--accept-server-license-terms'];
  const status = await run(NODE, [...args, '--install-extension', vsix, '--force']);
  if (status !== 0) throw new Error(`${vsix} could not be installed.`);
}

/**
 * Puts the extension of a folder among the installed ones of a data folder, without packing it first: the same files that its
 * package would hold, as they were last built. A released VS Code ignores `extensionDevelopmentPath` in a browser, except under
 * its test driver.
 */
export async function installFromFolder(folder: string, dataFolder: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<'publisher' | 'name' | 'version', string>;
  const id = `${publisher}.${name}`;
  const extensions = join(dataFolder, 'extensions');
  const relativeLocation = `${id}-${version}`;
  const target = join(extensions, relativeLocation);
  await rm(target, { recursive: true, force: true });
  const staged = await stageFolder(folder, 'installed');
  // Its types do not name the last one.
  const asked = { cwd: staged, packageManager: PackageManager.None, followSymlinks: true };
  for (const file of await listFiles(asked))
    await cp(join(staged, file), join(target, file), { dereference: true });
  // The list that VS Code keeps: it removes a folder that is not in it.
  const list = join(extensions, 'extensions.json');
  const installed = existsSync(list)
    ? (JSON.parse(await readFile(list, 'utf8')) as { readonly identifier: { readonly id: string } }[])
    : [];
  const location = { $mid: 1, path: target, scheme: 'file' };
  const entry = { identifier: { id }, version, location, relativeLocation, metadata: {} };
  const others = installed.filter(({ identifier }) => identifier.id !== id);
  await writeFile(list, JSON.stringify([...others, entry]));
}

/** The token of a data folder, made on first use, and the file that holds it. */
export async function connectionToken(
  dataFolder: string,
): Promise<{ readonly token: string; readonly tokenFile: string }> {
  const tokenFile = join(dataFolder, 'connection-token');
  if (!existsSync(tokenFile)) await writeFile(tokenFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  return { token: await readFile(tokenFile, 'utf8'), tokenFile };
}

/**
 * The browser that drives it: Chromium without its windows, which takes half of the processor time, where it can be had.
 * @throws Error that says what to install.
 */
export function needBrowser(): string {
  const shell = 'chromium-headless-shell';
  return findProgram(shell) ?? findProgram('chromium') ?? needProgram(shell);
}

async function answers(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit && child.exitCode === null) {
    try {
      if ((await fetch(`${url}/version`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((wake) => setTimeout(wake, 150));
  }
  throw new Error(`VS Code did not start:\n${log()}`);
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}

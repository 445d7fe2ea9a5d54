import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  connectionToken,
  installBrowserEditor,
  installFromFolder,
  startBrowserEditor,
} from './browser-editor.ts';
import { findProgram, run } from './system.ts';

const EXAMPLES = resolve('examples');

/** The same at each start: the browser keeps layout and open editors for the address that the page came from. */
const DEFAULT_PORT = 8642;

const USAGE = `Usage: npm start -- [--port NUMBER] [--no-build]

  --port NUMBER  port of 127.0.0.1 to serve VS Code on, where \`code\` is not installed (default: ${DEFAULT_PORT})
  --no-build     start what was built last`;

const { port, build } = readArguments();
if (build && (await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
if (findProgram('code') === undefined) await serve(port);
else
  process.exitCode = await run('code', [
    '--new-window',
    `--extensionDevelopmentPath=${resolve('.')}`,
    EXAMPLES,
  ]);

function readArguments(): { readonly port: number; readonly build: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        build: { type: 'boolean', default: true },
      },
      allowNegative: true,
    });
    const port = Number(values.port);
    if (!/^\d+$/u.test(values.port) || port < 1 || port > 65_535)
      throw new Error(`"${values.port}" is not a valid port.`);
    return { port, build: values.build };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** Serves VS Code with this extension on loopback until it is interrupted. */
async function serve(port: number): Promise<void> {
  if (await isTaken(port)) {
    console.error(`Port ${port} is in use. Choose another: npm start -- --port NUMBER`);
    process.exit(1);
  }
  await installBrowserEditor();
  const dataFolder = resolve('.vscode-test/start');
  await mkdir(dataFolder, { recursive: true });
  await installFromFolder(resolve('.'), dataFolder);
  // The page has a terminal: other users of this machine must not reach it.
  const { token, tokenFile } = await connectionToken(dataFolder);
  const editor = await startBrowserEditor({ dataFolder, port, tokenFile });
  const address = new URL(editor.url);
  address.searchParams.set('tkn', token);
  address.searchParams.set('folder', EXAMPLES);
  address.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true']]));
  console.log(
    `\nVS Code with Vitruve, on the examples. Open this address in a browser; press Ctrl+C to stop:\n\n  ${address.href}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => editor.process.kill());
  await new Promise((ended) => editor.process.once('exit', ended));
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(true);
    });
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(false);
      }),
    );
  });
}

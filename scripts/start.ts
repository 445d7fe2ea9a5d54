import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { installBrowserEditor, startBrowserEditor } from './browser-editor.ts';
import { findProgram, run } from './system.ts';

const EXAMPLES = resolve('examples');

if ((await run('npm', ['run', '--silent', 'build'])) !== 0) process.exit(1);
if (findProgram('code') === undefined) await serve();
else
  process.exitCode = await run('code', [
    '--new-window',
    `--extensionDevelopmentPath=${resolve('.')}`,
    EXAMPLES,
  ]);

/** Serves VS Code with this extension on loopback until it is interrupted. */
async function serve(): Promise<void> {
  await installBrowserEditor();
  const dataFolder = resolve('.vscode-test/start');
  await mkdir(dataFolder, { recursive: true });
  const editor = await startBrowserEditor({ dataFolder });
  const { host } = new URL(editor.url);
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', `vscode-remote://${host}${resolve('.')}`],
    ['skipWelcome', 'true'],
  ]);
  const address = new URL(editor.url);
  address.searchParams.set('folder', EXAMPLES);
  address.searchParams.set('payload', payload);
  console.log(
    `\nVS Code with Vitruve, on the examples. Open this in a browser; Ctrl+C ends it:\n\n  ${address.href}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => editor.process.kill());
  await new Promise((ended) => editor.process.once('exit', ended));
}

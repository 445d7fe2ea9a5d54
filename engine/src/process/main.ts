import { Console } from 'node:console';
import { readFile } from 'node:fs/promises';
import { languageOf, setLanguage } from '@vitruve/manifests';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import version from '../../package.json' with { type: 'json' };
import { TASKS } from '../tasks/index.ts';
import { abandonOutputs } from '../running/outputs/store.ts';
import { serve } from './serve.ts';

/**
 * The engine as a process of its own: a fault in a native module ends it, and not the editor. It is asked over the standard
 * input and output; what libraries print goes to the standard error. Its arguments are the language, and where the French
 * texts are.
 */
async function main([language, texts]: readonly string[]): Promise<void> {
  // Messages are framed: anything else on the standard output would break them.
  globalThis.console = new Console(process.stderr);
  await chooseLanguage(language, texts);
  const connection = createMessageConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  connection.onClose(() => {
    // The editor is gone: nobody waits for what is still being done.
    abandonOutputs();
    process.exit(0);
  });
  serve(connection, TASKS, version.version);
}

async function chooseLanguage(tag: string | undefined, texts: string | undefined): Promise<void> {
  if (languageOf(tag) === 'en' || texts === undefined) return;
  const parsed = JSON.parse(await readFile(texts, 'utf8')) as Record<string, string>;
  setLanguage('fr', parsed);
}

process.once('SIGTERM', () => {
  abandonOutputs();
  process.exit(0);
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});

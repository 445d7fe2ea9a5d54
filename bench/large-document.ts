/**
 * Measures a key stroke in documents that are large as one, over stdio as an editor does: from the change of the text to the
 * findings. Beside it, in the same run, yaml-language-server where the format has a JSON Schema. Run with
 * `npm run bench:large`; `--only=compose` measures those whose name holds the word.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { open, startVitruve, type, type Editing } from './editing.ts';
import { largeDocuments, type LargeDocument } from './large-documents.ts';
import { percentile, shown } from './statistics.ts';
import type { StdioServer } from './stdio-server.ts';
import { DEBOUNCE, openInPeer, startPeer } from './yaml-language-server.ts';

const KEY_STROKES = 40;
/** The peer takes up to seconds for each. */
const PEER_KEY_STROKES = 6;
const ONLY = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7) ?? '';
const SCHEMAS = join(import.meta.dirname, '../schemas');

function caretIn({ text, before }: LargeDocument): Position {
  const at = text.indexOf(before, text.length / 2) + before.length;
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

async function keyStrokes(
  document: LargeDocument,
  start: (folder: string) => Promise<StdioServer>,
  openIn: (server: StdioServer, uri: string, text: string) => Promise<Editing>,
  strokes: number,
): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  const path = join(folder, document.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, document.text);
  const server = await start(folder);
  try {
    const editing = await openIn(server, pathToFileURL(path).toString(), document.text);
    if (!editing.publishes) await editing.findings();
    return await type(editing, caretIn(document), strokes);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function peersKeyStrokes(document: LargeDocument): Promise<readonly number[]> {
  if (document.schema === undefined) return [];
  const schema = pathToFileURL(join(SCHEMAS, document.schema)).toString();
  const start = (folder: string): Promise<StdioServer> => startPeer(folder, { [schema]: '*.yaml' });
  const samples = await keyStrokes(document, start, openInPeer, PEER_KEY_STROKES);
  return samples.map((sample) => Math.max(0, sample - DEBOUNCE));
}

console.log('| One document | p50 (ms) | p95 (ms) | yaml-language-server, p50 (ms) | ratio |');
console.log('|---|---|---|---|---|');
for (const document of largeDocuments()) {
  if (!document.name.includes(ONLY)) continue;
  const ours = await keyStrokes(document, startVitruve, open, KEY_STROKES);
  const theirs = await peersKeyStrokes(document);
  const [half, most] = [percentile(ours, 0.5), percentile(ours, 0.95)];
  const peer = theirs.length === 0 ? undefined : percentile(theirs, 0.5);
  const compared = peer === undefined ? '| |' : `${shown(peer)} | ${shown(peer / half)} |`;
  console.log(`| ${document.name} | ${shown(half)} | ${shown(most)} | ${compared}`);
}

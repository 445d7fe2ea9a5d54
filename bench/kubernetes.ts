/**
 * Measures Kubernetes manifests as an editor meets them, over stdio, and yaml-language-server beside it in the same run with
 * the same schemas: the first reading of 5,000 resources in 1,000 files, a key stroke in a file of 2,000 resources, and
 * completion. Run with `npm run bench:kubernetes`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { readSchemasFrom } from '@vitruve/workspace';
import { checkingDone, complete, open, readingDone, startVitruve, type, type Editing } from './editing.ts';
import { kubernetesJsonSchema } from './kubernetes-json-schema.ts';
import { LARGE_FILE, writeKubernetes, writeLarge } from './kubernetes-workspace.ts';
import { percentile, shown } from './statistics.ts';
import type { StdioServer } from './stdio-server.ts';
import { DEBOUNCE, openInPeer, startPeer } from './yaml-language-server.ts';

const KEY_STROKES = 40;
/** The peer takes seconds for each. */
const PEER_KEY_STROKES = 6;

interface Figures {
  /** Milliseconds from the start of the process to the first findings of the large file. */
  readonly firstFindings: number;
  /** Milliseconds from the request, right after the file was opened, to the first proposals. */
  readonly firstCompletion: number;
  /** Milliseconds of a processor that these took: the same on a machine that is busy. */
  readonly firstCompletionWork: number;
  readonly keyStrokes: readonly number[];
  readonly completions: readonly number[];
  /** MiB. */
  readonly memory: number;
}

/** The container of the Deployment in the middle: a letter more in its name, a field more in its port. */
function placesIn(text: string): { letter: Position; field: Position } {
  const lines = text.split('\n');
  const line = lines.findIndex(
    (candidate, at) => at > lines.length / 2 && candidate.includes('- name: main'),
  );
  const character = lines[line]?.length ?? 0;
  return { letter: { line, character }, field: { line: line + 4, character: 14 } };
}

async function largeFile(
  start: (folder: string) => Promise<StdioServer>,
  openIn: (server: StdioServer, uri: string, text: string) => Promise<Editing>,
  strokes: number,
  wait: number,
): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  const text = writeLarge(folder);
  const started = performance.now();
  const server = await start(folder);
  try {
    const editing = await openIn(server, pathToFileURL(join(folder, LARGE_FILE)).toString(), text);
    if (!editing.publishes) await editing.findings();
    const firstFindings = performance.now() - started - wait;
    const { letter, field } = placesIn(text);
    const before = server.processorTime();
    const [firstCompletion = 0] = await complete(editing, field, 1);
    const firstCompletionWork = server.processorTime() - before;
    const keyStrokes = (await type(editing, letter, strokes)).map((sample) => Math.max(0, sample - wait));
    const completions = await complete(editing, field, strokes);
    const memory = server.residentMemory();
    return { firstFindings, firstCompletion, firstCompletionWork, keyStrokes, completions, memory };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function manyFiles(): Promise<{ read: number; checked: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  writeKubernetes(folder);
  const started = performance.now();
  const server = await startVitruve(folder);
  try {
    await readingDone(server);
    const read = performance.now() - started;
    await checkingDone(server);
    return { read, checked: performance.now() - started, memory: server.residentMemory() };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

readSchemasFrom(join(import.meta.dirname, '../dist/kubernetes'));
const schemaFolder = mkdtempSync(join(tmpdir(), 'vitruve-bench-schema-'));
const schemaFile = join(schemaFolder, 'kubernetes.json');
writeFileSync(schemaFile, JSON.stringify(kubernetesJsonSchema()));

const many = await manyFiles();
const ours = await largeFile(startVitruve, open, KEY_STROKES, 0);
const peer = await largeFile(
  (folder) => startPeer(folder, { [pathToFileURL(schemaFile).toString()]: '*.yaml' }),
  openInPeer,
  PEER_KEY_STROKES,
  DEBOUNCE,
);
rmSync(schemaFolder, { recursive: true });

console.log(
  `1,000 files, 5,000 resources: read in ${shown(many.read)} ms, read and checked in ${shown(many.checked)} ms, ${shown(many.memory)} MiB\n`,
);
console.log('| one file of 2,000 resources, 58,000 lines | Vitruve | yaml-language-server | ratio |');
console.log('|---|---|---|---|');
const rows: readonly (readonly [string, (figures: Figures) => number])[] = [
  ['start to first findings (ms)', (figures) => figures.firstFindings],
  ['first completion (ms)', (figures) => figures.firstCompletion],
  ['first completion, processor time (ms)', (figures) => figures.firstCompletionWork],
  ['key stroke to findings, p50 (ms)', (figures) => percentile(figures.keyStrokes, 0.5)],
  ['key stroke to findings, p95 (ms)', (figures) => percentile(figures.keyStrokes, 0.95)],
  ['completion, p50 (ms)', (figures) => percentile(figures.completions, 0.5)],
  ['memory (MiB)', (figures) => figures.memory],
];
for (const [name, value] of rows)
  console.log(
    `| ${name} | ${shown(value(ours))} | ${shown(value(peer))} | ${shown(value(peer) / value(ours))} |`,
  );

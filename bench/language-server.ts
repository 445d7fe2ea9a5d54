/**
 * Measures the language server as an editor meets it, over stdio: the first reading of a workspace, a key stroke in its
 * largest file, completion, memory; at three sizes. Beside it, in the same run, yaml-language-server on the same file
 * with the same JSON Schema. Run with `npm run bench`; `--json` prints the figures as JSON.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { checkingDone, complete, open, readingDone, startVitruve, type } from './editing.ts';
import { percentile, shown } from './statistics.ts';
import { LARGEST_FILE, writeWorkspace } from './workspace.ts';
import { DEBOUNCE, openInPeer, startPeer } from './yaml-language-server.ts';

const ROOT = join(import.meta.dirname, '..');
const SIZES = (process.argv.find((argument) => argument.startsWith('--sizes='))?.slice(8) ?? '500,5000,20000')
  .split(',')
  .map(Number);
const KEY_STROKES = 60;

interface Figures {
  readonly files: number;
  /** Milliseconds from the start of the process until all files are read, and until all are checked. */
  readonly indexed: number;
  readonly checked: number;
  readonly keyStroke50: number;
  readonly keyStroke95: number;
  readonly completion95: number;
  /** MiB. */
  readonly memory: number;
}

/** Where the measured key strokes go: the effect of a row in the middle of the file. */
function middleOf(text: string): Position {
  const lines = text.split('\n');
  const line = lines.findIndex(
    (candidate, index) => index > lines.length / 2 && candidate.includes('effect:'),
  );
  return { line, character: lines[line]?.length ?? 0 };
}

async function measure(files: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  writeWorkspace(folder, files);
  const started = performance.now();
  const server = await startVitruve(folder);
  try {
    await readingDone(server);
    const indexed = performance.now() - started;
    await checkingDone(server);
    const checked = performance.now() - started;
    const memory = server.residentMemory();
    const text = readFileSync(join(folder, LARGEST_FILE), 'utf8');
    const position = middleOf(text);
    const editing = await open(server, pathToFileURL(join(folder, LARGEST_FILE)).toString(), text);
    await editing.findings();
    const samples = await type(editing, position, KEY_STROKES);
    const value = { line: position.line + 3, character: '    severity: '.length };
    const completions = await complete(editing, value, KEY_STROKES);
    return {
      files,
      indexed,
      checked,
      keyStroke50: percentile(samples, 0.5),
      keyStroke95: percentile(samples, 0.95),
      completion95: percentile(completions, 0.95),
      memory,
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same key strokes with yaml-language-server and our schema. */
async function measurePeer(
  files: number,
): Promise<{ keyStroke50: number; keyStroke95: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  writeWorkspace(folder, files);
  const schema = pathToFileURL(join(ROOT, 'schemas/amdec.schema.json')).toString();
  const server = await startPeer(folder, { [schema]: '*.amdec.yaml' });
  try {
    const text = readFileSync(join(folder, LARGEST_FILE), 'utf8');
    const editing = await openInPeer(server, pathToFileURL(join(folder, LARGEST_FILE)).toString(), text);
    const samples = (await type(editing, middleOf(text), KEY_STROKES / 3)).map((sample) =>
      Math.max(0, sample - DEBOUNCE),
    );
    return {
      keyStroke50: percentile(samples, 0.5),
      keyStroke95: percentile(samples, 0.95),
      memory: server.residentMemory(),
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const figures: Figures[] = [];
for (const size of SIZES) figures.push(await measure(size));
const peer = await measurePeer(SIZES[0] ?? 500);
const bundles = ['client', 'server', 'cli'].flatMap((name) => {
  const size = statSync(join(ROOT, `dist/${name}.cjs`), { throwIfNoEntry: false })?.size;
  return size === undefined ? [] : [{ name, size }];
});

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ figures, peer, bundles }, undefined, 2));
} else {
  console.log(
    '| files | read (ms) | read and checked (ms) | per file (ms) | key stroke p50 (ms) | p95 (ms) | completion p95 (ms) | memory (MiB) |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const row of figures) {
    const cells = [
      row.files,
      row.indexed,
      row.checked,
      row.checked / row.files,
      row.keyStroke50,
      row.keyStroke95,
      row.completion95,
      row.memory,
    ];
    console.log(`| ${cells.map((cell, index) => (index === 0 ? cell : shown(cell))).join(' | ')} |`);
  }
  const [first] = figures;
  console.log(
    `\nyaml-language-server, same file and schema, its 200 ms of waiting taken off: p50 ${shown(peer.keyStroke50)} ms, p95 ${shown(peer.keyStroke95)} ms`,
  );
  if (first)
    console.log(
      `ratio p50 ${shown(peer.keyStroke50 / first.keyStroke50)}, p95 ${shown(peer.keyStroke95 / first.keyStroke95)}`,
    );
  for (const { name, size } of bundles) console.log(`bundle ${name}: ${shown(size / 1024)} KiB`);
}

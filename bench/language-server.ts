/**
 * Measures the language server as an editor meets it, over stdio: the first reading of a workspace, a key stroke in its
 * largest file, completion, memory; at three sizes. Beside it, in the same run, yaml-language-server on the same file
 * with the same JSON Schema. Run with `npm run bench`; `--json` prints the figures as JSON.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';
import { percentile, shown } from './statistics.ts';
import { StdioServer } from './stdio-server.ts';
import { LARGEST_FILE, writeWorkspace } from './workspace.ts';

const ROOT = join(import.meta.dirname, '..');
const SIZES = (process.argv.find((argument) => argument.startsWith('--sizes='))?.slice(8) ?? '500,5000,20000')
  .split(',')
  .map(Number);
const KEY_STROKES = 60;
/** As the extension starts it (`client/src/connection.ts`). */
const FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64'];
const PULLING = { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } };

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

interface Typing {
  readonly samples: readonly number[];
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
  const server = new StdioServer(join(ROOT, 'dist/server.cjs'), FLAGS);
  try {
    const started = performance.now();
    await server.initialize(folder, PULLING);
    for (;;) {
      const { state } = await server.connection.sendRequest<{ state: string }>('vitruve/indexState', null);
      if (state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const indexed = performance.now() - started;
    await server.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [{ uri: 'file:///none', value: '0' }],
    });
    const checked = performance.now() - started;
    const memory = server.residentMemory();
    const text = readFileSync(join(folder, LARGEST_FILE), 'utf8');
    const uri = pathToFileURL(join(folder, LARGEST_FILE)).toString();
    const position = middleOf(text);
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const ask = (): Promise<unknown> =>
      server.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    const { samples } = await type(server, uri, position, ask);
    const completions: number[] = [];
    const value = { line: position.line + 3, character: '    severity: '.length };
    for (let n = 0; n < KEY_STROKES; n++) {
      const before = performance.now();
      await server.connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position: value,
      });
      completions.push(performance.now() - before);
    }
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

/** Types letters one by one and takes the time from each to the findings. */
async function type(
  server: StdioServer,
  uri: string,
  at: Position,
  findings: () => Promise<unknown>,
): Promise<Typing> {
  await findings();
  const samples: number[] = [];
  for (let n = 0; n < KEY_STROKES; n++) {
    const position = { line: at.line, character: at.character + n };
    const before = performance.now();
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: n + 2 },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    await findings();
    samples.push(performance.now() - before);
  }
  return { samples };
}

/** The same key strokes with yaml-language-server and our schema. Its wait before it validates (200 ms) is taken off. */
async function measurePeer(
  files: number,
): Promise<{ keyStroke50: number; keyStroke95: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  writeWorkspace(folder, files);
  const server = new StdioServer(
    createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server'),
  );
  const debounce = 200;
  try {
    const schema = pathToFileURL(join(ROOT, 'schemas/amdec.schema.json')).toString();
    const settings = {
      yaml: { schemas: { [schema]: '*.amdec.yaml' }, validate: true, schemaStore: { enable: false } },
    };
    server.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? settings.yaml : {})),
    );
    server.connection.onRequest('client/registerCapability', () => null);
    let published: ((found: readonly Diagnostic[]) => void) | undefined;
    server.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ diagnostics }: { diagnostics: Diagnostic[] }) => published?.(diagnostics),
    );
    await server.initialize(folder, {
      workspace: { configuration: true },
      textDocument: { publishDiagnostics: {} },
    });
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    const text = readFileSync(join(folder, LARGEST_FILE), 'utf8');
    const uri = pathToFileURL(join(folder, LARGEST_FILE)).toString();
    const findings = (): Promise<unknown> => new Promise((resolve) => (published = resolve));
    const first = findings();
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    await first;
    const samples: number[] = [];
    const at = middleOf(text);
    for (let n = 0; n < KEY_STROKES / 3; n++) {
      const position = { line: at.line, character: at.character + n };
      const next = findings();
      const before = performance.now();
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: n + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
      });
      await next;
      samples.push(Math.max(0, performance.now() - before - debounce));
    }
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

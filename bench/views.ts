/**
 * Measures views as an editor meets them, over stdio: from a key stroke to the data of the picture that follows it, and the findings
 * of a folder with their comparison with the last commit; at two sizes. Run with `npx tsx bench/views.ts` after a build;
 * `--sizes=500` measures others.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ViewSnapshot, ViewTarget } from '@vitruve/manifests';
import { ViewRequest, ViewsChanged } from '@vitruve/server';
import { readingDone } from './editing.ts';
import { percentile, shown } from './statistics.ts';
import { StdioServer } from './stdio-server.ts';
import { LARGEST_FILE, writeWorkspace } from './workspace.ts';

const SIZES = (process.argv.find((argument) => argument.startsWith('--sizes='))?.slice(8) ?? '500,5000')
  .split(',')
  .map(Number);
const KEY_STROKES = 40;
const DECISION = 'area-0/docs/decisions/0050-decision-about-topic-50.md';
const FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

class Session {
  readonly folder = mkdtempSync(join(tmpdir(), 'vitruve-bench-'));
  readonly #server: StdioServer;
  #changed: (() => void) | undefined;
  #versions = 1;

  constructor(files: number) {
    writeWorkspace(this.folder, files);
    this.#git('init', '-q');
    this.#git('add', '.');
    this.#git('commit', '-qm', 'all');
    this.#server = new StdioServer(join(import.meta.dirname, '../dist/server.cjs'), FLAGS);
    this.#server.connection.onNotification(ViewsChanged.method, () => this.#changed?.());
  }

  get uri(): string {
    return pathToFileURL(this.folder).toString();
  }

  uriOf(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  async start(): Promise<void> {
    await this.#server.initialize(this.folder, { textDocument: { diagnostic: {} } });
    await readingDone(this.#server);
  }

  view(target: ViewTarget, known?: string): Promise<ViewSnapshot | null> {
    return this.#server.connection.sendRequest(ViewRequest.method, { ...target, known });
  }

  /** Milliseconds from each of some key strokes at the end of a document to the view after it. */
  async type(path: string, target: ViewTarget): Promise<readonly number[]> {
    const text = readFileSync(join(this.folder, path), 'utf8');
    const textDocument = { uri: this.uriOf(path), version: ++this.#versions };
    await this.#server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { ...textDocument, languageId: path.endsWith('.md') ? 'markdown' : 'yaml', text },
    });
    await this.view(target);
    const line = text.split('\n').length - 1;
    const samples: number[] = [];
    for (let n = 0; n < KEY_STROKES; n++) {
      const told = new Promise<void>((resolve) => (this.#changed = resolve));
      const position = { line, character: n };
      const before = performance.now();
      await this.#server.connection.sendNotification('textDocument/didChange', {
        textDocument: { ...textDocument, version: ++this.#versions },
        contentChanges: [{ range: { start: position, end: position }, text: '#' }],
      });
      await told;
      await this.view(target);
      samples.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 45));
    }
    await this.#server.connection.sendNotification('textDocument/didClose', { textDocument });
    return samples;
  }

  /** Milliseconds until the findings are there, and compared with the last commit; and the longest that anything had to wait. */
  async findings(): Promise<{ readonly found: number; readonly compared: number; readonly wait: number }> {
    const target = { view: 'workspace/findings', uri: this.uri };
    const start = performance.now();
    let found: number | undefined;
    let compared: number | undefined;
    let wait = 0;
    const pings = (async () => {
      while (compared === undefined) {
        const before = performance.now();
        await this.#server.connection.sendRequest('vitruve/indexState', null);
        wait = Math.max(wait, performance.now() - before);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    while (compared === undefined) {
      const answer = await this.view(target);
      if (answer?.content?.type !== 'finding-board' || answer.reading) continue;
      found ??= performance.now() - start;
      if (answer.content.board.bySeverity.error.before !== undefined) compared = performance.now() - start;
      else await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await pings;
    return { found: found ?? Number.NaN, compared, wait };
  }

  memory(): number {
    return this.#server.residentMemory();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #git(...args: string[]): void {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org'];
    execFileSync('git', ['-C', this.folder, ...identity, ...args], { stdio: 'ignore' });
  }
}

for (const size of SIZES) {
  const session = new Session(size);
  try {
    await session.start();
    console.log(`\n${size} files\n\n| view | first (ms) | key stroke to answer p50 (ms) | p95 (ms) |`);
    console.log('|---|---|---|---|');
    const views: readonly (readonly [string, string, string])[] = [
      ['adr/graph', DECISION, session.uri],
      ['adr/timeline', DECISION, session.uri],
      ['adr/board', DECISION, session.uri],
      ['amdec/map', LARGEST_FILE, session.uriOf(LARGEST_FILE)],
    ];
    for (const [view, path, uri] of views) {
      const before = performance.now();
      await session.view({ view, uri });
      const first = performance.now() - before;
      const samples = await session.type(path, { view, uri });
      const cells = [first, percentile(samples, 0.5), percentile(samples, 0.95)].map(shown);
      console.log(`| ${[view, ...cells].join(' | ')} |`);
    }
    const before = session.memory();
    const { found, compared, wait } = await session.findings();
    console.log(
      `\nfindings: all checked after ${shown(found)} ms, compared with the last commit after ${shown(compared)} ms;` +
        ` nothing else waited longer than ${shown(wait)} ms; memory ${shown(before)} → ${shown(session.memory())} MiB`,
    );
  } finally {
    await session.stop();
  }
}

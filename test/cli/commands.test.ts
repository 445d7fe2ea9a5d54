import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CLI, CommandFolder } from './command.ts';

let folder: CommandFolder;

describe('cli/commands', () => {
  beforeEach(() => {
    folder = new CommandFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  describe('vitruve new', () => {
    it('makes a decision that the check has nothing against but what is still to be written', async () => {
      const made = await folder.run(['new', 'adr', 'Use DuckDB', '--today', '2026-01-15']);
      assert.equal(made.code, 0, made.stderr);
      const path = made.stdout.trim();
      assert.match(path, /^docs\/decisions\/0001-use-duckdb\.md$/u);
      assert.match(readFileSync(join(folder.path, path), 'utf8'), /Use DuckDB/u);
      assert.equal((await folder.run(['check', '--today', '2026-01-15'])).code, 0);
    });

    it('makes a risk table by either of its names', async () => {
      const { code, stdout } = await folder.runHere(['new', 'fmea', 'Payments']);
      assert.deepEqual([code, stdout], [0, 'amdec.yaml\n']);
      assert.equal((await folder.runHere(['check', '--max-warnings', '0'])).code, 0);
    });

    it('numbers the next one after those that exist, and speaks French', async () => {
      await folder.runHere(['new', 'adr', 'One']);
      const { stdout } = await folder.runHere(['new', 'adr', 'Données chiffrées', '--locale', 'fr']);
      assert.match(stdout, /0002-donnees-chiffrees\.md/u);
      assert.match(readFileSync(join(folder.path, stdout.trim()), 'utf8'), /[éèàê]/u);
    });

    it("makes a decision from the team's own template, wherever it is looked for", async () => {
      for (const [number, template] of [
        ['0001', 'docs/decisions/adr-template.md'],
        ['0002', 'docs/decisions/templates/template.md'],
        ['0003', '.adr/template.md'],
      ] as const) {
        const path = join(folder.path, template);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, '# NUMBER. TITLE\n\n## Status\n\nSTATUS\n\n## Costs\n');
        const { code, stdout, stderr } = await folder.runHere(['new', 'adr', 'One', '--template', template]);
        assert.equal(code, 0, stderr);
        assert.equal(
          readFileSync(join(folder.path, stdout.trim()), 'utf8'),
          `# ${Number(number)}. One\n\n## Status\n\nProposed\n\n## Costs\n`,
        );
      }
      const { stderr } = await folder.runHere(['new', 'adr', 'X', '--template', 'poem']);
      assert.match(stderr, /docs\/decisions\/adr-template\.md/u);
      folder.write({ '.vitruve.yaml': 'adr: { ownTemplate: .adr/template.md }\n' });
      const usual = await folder.runHere(['new', 'adr', 'Two']);
      assert.match(
        readFileSync(join(folder.path, usual.stdout.trim()), 'utf8'),
        /^# 4\. Two\n[^]*## Costs\n$/u,
      );
      folder.write({ '.vitruve.yaml': 'adr: { ownTemplate: gone.md }\n' });
      const gone = await folder.runHere(['new', 'adr', 'Three']);
      assert.deepEqual([gone.code, gone.stdout], [2, '']);
      assert.match(gone.stderr, /"gone\.md" is not a valid template/u);
    });

    it('refuses an unknown template, and then writes nothing', async () => {
      const { code, stderr } = await folder.runHere(['new', 'adr', 'X', '--template', 'poem']);
      assert.equal(code, 2);
      assert.match(stderr, /poem/u);
      assert.deepEqual(readdirSync(folder.path), []);
    });
  });

  describe('vitruve rules', () => {
    it('lists every rule with its severity', async () => {
      const { code, stdout } = await folder.run(['rules']);
      assert.equal(code, 0);
      assert.match(stdout, /^raci\/one-accountable +error$/mu);
      assert.match(stdout, /^yaml\/syntax +error$/mu);
    });

    it('prints the page of a rule', async () => {
      assert.match(
        (await folder.runHere(['rules', 'raci/one-accountable'])).stdout,
        /^# raci\/one-accountable\n/u,
      );
    });

    it('reads no page outside its folder', async () => {
      assert.equal((await folder.runHere(['rules', '../../package'])).code, 2);
    });
  });

  describe('vitruve import: what cannot be read', () => {
    const files: readonly [string, string | Uint8Array][] = [
      ['a workbook that is cut off', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)],
      ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1)],
      ['a table of something else', 'colour;size\nred;3\n'],
      ['an empty file', ''],
    ];
    for (const [name, content] of files) {
      it(`${name}: explained, and nothing is written`, async () => {
        folder.write({ 'in.xlsx': content });
        const { code, stdout, stderr } = await folder.runHere(['import', 'in.xlsx', '-o', 'out.yaml']);
        assert.deepEqual([code, stdout, existsSync(join(folder.path, 'out.yaml'))], [2, '', false], stderr);
        assert.match(stderr, /in\.xlsx/u);
        assert.ok(!stderr.includes('    at '), stderr);
      });
    }

    it('a file that does not exist', async () => {
      assert.equal((await folder.run(['import', 'none.csv'])).code, 2);
    });
  });

  describe('vitruve lsp', () => {
    it('serves an editor over stdio', async () => {
      const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { cwd: folder.path });
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const answer: { capabilities?: { hoverProvider?: unknown } } = await connection.sendRequest(
        'initialize',
        {
          processId: process.pid,
          rootUri: null,
          capabilities: {},
          workspaceFolders: null,
        },
      );
      assert.ok(answer.capabilities?.hoverProvider);
      await connection.sendRequest('shutdown');
      const ended = new Promise((resolve) => child.once('close', resolve));
      await connection.sendNotification('exit');
      assert.equal(await ended, 0);
      connection.dispose();
    });

    it('ends with 130 on Ctrl+C', async () => {
      const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { cwd: folder.path });
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGINT');
      assert.equal(await ended, 130);
      connection.dispose();
    });

    it('reports what is missing without --stdio', async () => {
      const { code, stderr } = await folder.runHere(['lsp']);
      assert.deepEqual([code, stderr], [2, 'vitruve: Missing required option "--stdio"\n']);
    });
  });
});

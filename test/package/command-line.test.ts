import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { packCommandLine } from '../../scripts/package/npm.ts';

interface CommandResult {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** What a person has who installs the package with npm alone, in a folder where nothing else is. */
describe('the npm package of the command line', function () {
  this.timeout(300_000);
  let home: string;
  let installed: string;

  const run = async (program: string, args: readonly string[], cwd = home): Promise<CommandResult> => {
    const env = {
      ...process.env,
      PATH: [join(home, 'global/bin'), process.env['PATH']].join(delimiter),
      NODE_PATH: '',
      SPARK_HOME: '',
      LC_ALL: 'en_US.UTF-8',
    };
    return promisify(execFile)(program, args, { cwd, env }).then(
      ({ stdout, stderr }) => ({ status: 0, output: stdout, errors: stderr }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { status: code, output: stdout, errors: stderr };
      },
    );
  };

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'vitruve-package-'));
    const archive = join(process.cwd(), await packCommandLine());
    const { status, errors } = await run('npm', [
      ...['install', '--global', '--offline', '--prefix', join(home, 'global')],
      archive,
    ]);
    assert.equal(status, 0, errors);
    installed = join(home, 'global/lib/node_modules/vitruve');
  });

  after(() => rm(home, { recursive: true, force: true }));

  it('checks a folder', async () => {
    const matrix = 'variant: RACI\nactivities:\n  - name: Ship\n    assignments: { Team: R, Users: I }\n';
    await writeFile(join(home, 'raci.yaml'), matrix);
    const { status, output } = await run('vitruve', ['check', '--format', 'json', 'raci.yaml']);
    assert.equal(status, 1);
    const [file] = (JSON.parse(output) as { files: { findings: { rule: string }[] }[] }).files;
    assert.deepEqual(
      file?.findings.map(({ rule }) => rule),
      ['raci/one-accountable'],
    );
  });

  it('checks Kubernetes manifests with the schemas that it brings', async () => {
    const manifest = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { prots: [] }\n';
    await writeFile(join(home, 'service.yaml'), manifest);
    const { output } = await run('vitruve', ['check', 'service.yaml']);
    assert.match(output, /prots/u);
  });

  it('prints the page of a rule, in French too', async () => {
    const { output } = await run('vitruve', ['--locale', 'fr', 'rules', 'raci/one-accountable']);
    assert.match(output, /^# raci\/one-accountable/u);
  });

  it('draws a picture', async () => {
    const { output } = await run('vitruve', ['diagram', 'raci.yaml', '--as', 'svg']);
    assert.match(output, /<svg /u);
  });

  it('runs the language server', async () => {
    const server = spawn(join(home, 'global/bin/vitruve'), ['lsp', '--stdio'], { cwd: home });
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    let answer = '';
    while (!answer.includes('"result"')) answer += String((await once(server.stdout, 'data'))[0]);
    server.kill();
    assert.match(answer, /"completionProvider"/u);
  });

  it('explains how to install the libraries that tasks on images, on tables and on Spark need', async () => {
    // Who has Spark lacks only what translates for it.
    await writeFile(join(home, 'global/bin/spark-submit'), '#!/bin/sh\n', { mode: 0o755 });
    await cp('test/vscode/photos/car.jpg', join(home, 'car.jpg'));
    const { peerDependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      peerDependencies: Record<string, string>;
    };
    const packages = Object.entries(peerDependencies).map((pair) => pair.join('@'));
    const said: string[] = [];
    for (const args of [
      ['blur', 'car.jpg'],
      ['sql', '--query', 'SELECT 1'],
      ['sql', '--engine', 'spark', '--query', 'SELECT 1'],
    ]) {
      const { status, errors } = await run('vitruve', args);
      assert.equal(status, 2);
      assert.match(errors, /npm install --global /u);
      said.push(errors);
    }
    // What one needs is not asked of the other, and nothing is left that neither asks for.
    for (const name of packages)
      assert.equal(said.filter((errors) => errors.includes(name)).length, 1, `${name}\n${said.join('\n')}`);
  });

  it('has readmes whose links lead to files in it', async () => {
    const broken: string[] = [];
    for (const readme of ['README.md', 'README.fr.md', 'docs/install.md', 'docs/cli.md']) {
      const text = await readFile(join(installed, readme), 'utf8');
      for (const [, link = ''] of text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/gu)) {
        if (/^https?:/u.test(link)) continue;
        const target = normalize(join(dirname(readme), link));
        if (!existsSync(join(installed, target))) broken.push(`${readme}: ${link}`);
      }
    }
    assert.deepEqual(broken, []);
  });
});

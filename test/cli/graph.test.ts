import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CommandFolder } from './command.ts';
import { git } from '../git.ts';

const MODEL = `version: 1
model: shop
elements: { web: {}, api: {} }
flows:
  - { from: web, to: api }
`;

describe('vitruve graph', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
    folder.write({ 'architecture.yaml': MODEL });
  });

  afterEach(() => {
    folder.remove();
  });

  it('answers as text and as JSON', async () => {
    const text = await folder.runHere(['graph', 'path', 'web', 'api']);
    assert.deepEqual([text.code, text.stdout], [0, 'shop\n  web → api\n'], text.stderr);
    const json = await folder.runHere(['graph', 'path', 'web', 'api', '--json']);
    assert.deepEqual(JSON.parse(json.stdout), {
      models: [{ model: 'shop', file: 'architecture.yaml', path: ['web', 'api'] }],
    });
  });

  it('writes a model to a file: as text, as a page and as a workbook', async () => {
    for (const [format, begins] of [
      ['mermaid', 'flowchart'],
      ['html', '<!DOCTYPE html>'],
      ['xlsx', 'PK'],
    ] as const) {
      const { code, stdout, stderr } = await folder.runHere(['graph', 'export', format, '-o', `m.${format}`]);
      assert.deepEqual([code, stdout, stderr], [0, '', ''], format);
      assert.ok(readFileSync(join(folder.path, `m.${format}`), 'latin1').startsWith(begins), format);
    }
    const page = readFileSync(join(folder.path, 'm.html'), 'utf8');
    assert.ok(page.includes('architecture.yaml:3') && !page.includes(folder.path));
    const { stdout } = await folder.runHere(['graph', 'export', 'html', '--json']);
    assert.deepEqual(JSON.parse(stdout), { model: 'shop', format: 'html', lost: [] });
  });

  it('ends with 2 for a name that does not exist', async () => {
    const { code, stdout, stderr } = await folder.runHere(['graph', 'impact', 'apis']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /The element "apis" does not exist\. Did you mean "api"\?/u);
  });

  it('asks about the state of --state, and ends with 2 for one that does not exist', async () => {
    folder.write({
      'architecture.yaml': `${MODEL}  - { from: api, to: web, since: to-be }
states: { as-is: { current: true }, to-be: {} }
`,
    });
    const json = await folder.runHere(['graph', 'cycles', '--state', 'to-be', '--json']);
    assert.deepEqual(
      JSON.parse(json.stdout),
      { models: [{ model: 'shop', file: 'architecture.yaml', state: 'to-be', cycles: [['web', 'api']] }] },
      json.stderr,
    );
    const { code, stdout, stderr } = await folder.runHere(['graph', 'cycles', '--state', 'later']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /The state "later" does not exist\. States: as-is, to-be/u);
  });

  it('makes what a name does to a terminal harmless', async () => {
    folder.write({ 'architecture.yaml': 'version: 1\nmodel: "a\\e[31mb"\nelements: { x: {} }\n' });
    const { stdout } = await folder.runHere(['graph', 'cycles']);
    assert.ok(!stdout.includes('\u001B'), JSON.stringify(stdout));
  });

  describe('diff', () => {
    const CHANGED = `version: 1
model: shop
elements: { web: {}, api: {}, cache: {} }
flows:
  - { from: web, to: api }
  - { from: api, to: web }
`;
    beforeEach(() => {
      folder.write({ 'b/x.raci.yaml': 'roles: [A]\nactivities: []\n' });
      git(folder.path, 'init', '-q');
      git(folder.path, 'add', '-A');
      git(folder.path, 'commit', '-q', '-m', 'first');
      git(folder.path, 'tag', 'v1');
      folder.write({ 'architecture.yaml': CHANGED });
    });

    it('compares with a commit, in files that are not committed, too', async () => {
      const { code, stdout } = await folder.runHere(['graph', 'diff', 'v1']);
      assert.equal(code, 0);
      assert.equal(
        stdout,
        [
          ...['shop', '  Elements added (1):', '    cache', '  Flows added (1):', '    api→web'],
          'New findings (1):',
          '  Cycle of synchronous flows: web → api → web (architecture/sync-cycle, architecture.yaml)',
          '',
        ].join('\n'),
      );
      git(folder.path, 'add', '-A');
      git(folder.path, 'commit', '-q', '-m', 'second');
      assert.equal((await folder.runHere(['graph', 'diff', 'HEAD'])).stdout, 'No changes\n');
      const json = await folder.runHere(['graph', 'diff', 'HEAD~1', '--json']);
      const { models, broken } = JSON.parse(json.stdout) as { models: object[]; broken: { file: string }[] };
      assert.equal(models.length, 1);
      assert.deepEqual(
        broken.map(({ file }) => file),
        ['architecture.yaml'],
      );
    });

    it('is Markdown with a picture for a comment', async () => {
      const { stdout } = await folder.runHere(['graph', 'diff', 'v1', '--markdown']);
      assert.match(stdout, /^## Changes of the architecture\n\n```mermaid\nflowchart LR\n/u);
      assert.match(stdout, /\n```\n\n### shop\n\n\*\*Elements added\*\* \(1\)\n\n- cache\n/u);
    });

    it('ends with 2 for what git does not know, whatever it looks like', async () => {
      for (const revision of ['nothing', '--output=x', '']) {
        const { code, stderr } = await folder.runHere(['graph', 'diff', '--', revision]);
        assert.equal(code, 2, revision);
        assert.match(stderr, /was not found in this folder/u);
      }
    });
  });
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { creatableKinds } from '@vitruve/cli';
import { KINDS } from '@vitruve/manifests';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CommandFolder } from './command.ts';

const EXTENSIONS = { csv: 'csv', 'csv-semicolon': 'csv', xlsx: 'xlsx' } as const;

let folder: CommandFolder;

describe('cli/exchange', () => {
  beforeEach(() => {
    folder = new CommandFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  for (const kind of KINDS.filter(({ id, hasTables }) => hasTables && creatableKinds().includes(id))) {
    describe(`vitruve export and import: ${kind.id}`, () => {
      /** A new manifest, through a table, back to a manifest. */
      async function throughTable(
        manifest: string,
        format: keyof typeof EXTENSIONS,
        step: string,
      ): Promise<string> {
        const table = `${step}.${EXTENSIONS[format]}`;
        const written = await folder.runHere(['export', manifest, '--as', format, '-o', table]);
        assert.equal(written.code, 0, written.stderr);
        const result = `${step}.${kind.id}.yaml`;
        const read = await folder.runHere(['import', table, '-o', result]);
        assert.equal(read.code, 0, read.stderr);
        return result;
      }

      for (const format of ['csv', 'csv-semicolon', 'xlsx'] as const) {
        for (const locale of ['en', 'fr']) {
          it(`${format}, ${locale}: the kind is recognised, and a second round changes nothing`, async () => {
            const made = await folder.runHere(['new', kind.id, 'Example', '--locale', locale]);
            assert.equal(made.code, 0, made.stderr);
            const once = await throughTable(made.stdout.trim().split('\n')[0] ?? '', format, 'once');
            const twice = await throughTable(once, format, 'twice');
            const [first, second] = await Promise.all(
              [once, twice].map((file) => folder.runHere(['export', file, '--as', 'markdown'])),
            );
            assert.equal(second?.stdout, first?.stdout);
            assert.ok((first?.stdout.length ?? 0) > 0);
          });
        }
      }

      it('never writes over a manifest', async () => {
        const { stdout } = await folder.runHere(['new', kind.id, 'Example']);
        const manifest = stdout.trim().split('\n')[0] ?? '';
        await folder.runHere(['export', manifest, '--as', 'xlsx', '-o', 'table.xlsx']);
        const before = readdirSync(folder.path);
        assert.equal((await folder.runHere(['import', 'table.xlsx', '-o', manifest])).code, 2);
        assert.deepEqual(readdirSync(folder.path), before);
      });
    });
  }

  describe('vitruve import of JSON', () => {
    let folder: CommandFolder;
    beforeEach(() => {
      folder = new CommandFolder();
    });
    afterEach(() => {
      folder.remove();
    });

    it('makes a model, and says what is left out', async () => {
      const workspace = {
        model: { people: [{ id: '1', name: 'Me' }] },
        views: { systemLandscapeViews: [{}] },
      };
      folder.write({ 'workspace.json': `\uFEFF${JSON.stringify(workspace)}` });
      const { code, stderr } = await folder.runHere(['import', 'workspace.json', '-o', 'architecture.yaml']);
      assert.deepEqual([code, stderr], [0, 'workspace.json: Left out: 1 view\n1 info\n']);
      assert.equal((await folder.runHere(['check', 'architecture.yaml'])).code, 0);
    });

    it('says what it cannot read', async () => {
      folder.write({ 'other.json': '{"a": 1}', 'broken.json': '{"a": ' });
      assert.match(
        (await folder.runHere(['import', 'other.json'])).stderr,
        /"other\.json" cannot be imported/u,
      );
      assert.match(
        (await folder.runHere(['import', 'broken.json'])).stderr,
        /"broken\.json" cannot be read: .*JSON/u,
      );
      assert.equal((await folder.runHere(['import', 'gone.json'])).code, 2);
    });
  });

  describe('vitruve import --column', () => {
    const TABLE = 'Item;Failure mode;Local effect;End effect;Cause;S;O\nPump;Leak;Drop;Stop;Wear;3;2\n';

    it('imports nothing while it is open what a column holds, and says how to answer', async () => {
      folder.write({ 'risks.csv': TABLE });
      const { code, stdout, stderr } = await folder.runHere(['import', 'risks.csv']);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /--column 4=effect {2}4 "End effect"/u);
    });

    for (const column of ['4', 'End effect', 'risks!4']) {
      it(`takes the answer by "${column}", and reports what became of each column`, async () => {
        folder.write({ 'risks.csv': TABLE });
        const { code, stdout, stderr } = await folder.runHere([
          'import',
          'risks.csv',
          '--column',
          `${column}=effect`,
        ]);
        assert.equal(code, 0, stderr);
        assert.match(stdout, /effect: Stop/u);
        assert.match(stderr, /4 "End effect" → Effect\n/u);
        assert.match(stderr, /3 "Local effect" → kept under "other"/u);
      });
    }

    it('refuses what is not NAME=FIELD', async () => {
      folder.write({ 'risks.csv': TABLE });
      for (const written of ['4', '=effect', '4=']) {
        const { code, stderr } = await folder.runHere(['import', 'risks.csv', '--column', written]);
        assert.equal(code, 2, written);
        assert.match(stderr, /NAME=FIELD/u);
      }
    });
  });

  describe('vitruve export', () => {
    it('refuses a file that is not a table', async () => {
      folder.write({ 'notes.md': '# Notes\n' });
      const { code, stderr } = await folder.run(['export', 'notes.md', '--as', 'csv']);
      assert.equal(code, 2);
      assert.match(stderr, /notes\.md/u);
    });
  });

  it('exports a pipeline to another program, or says what cannot be expressed there', async () => {
    folder.write({ 'x.pipeline.yaml': "version: 1\nstages:\n  a: { run: 'true' }\n" });
    const refused = await folder.runHere(['export', 'x.pipeline.yaml', '--to', 'argo']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /x\.pipeline\.yaml:3:3: Stage "a" has no image/u);
    const done = await folder.runHere([
      'export',
      'x.pipeline.yaml',
      '--to',
      'argo',
      '--image',
      'alpine:3.20',
    ]);
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stdout, /kind: Workflow/u);
    const both = await folder.runHere(['export', 'x.pipeline.yaml', '--to', 'argo', '--as', 'csv']);
    assert.equal(both.code, 2);
    const neither = await folder.runHere(['export', 'x.pipeline.yaml']);
    assert.match(neither.stderr, /Use --as for the tables of a manifest, or --to for another program/u);
  });

  it('exports objectives to OpenSLO and imports them, and says what is lost', async () => {
    folder.write({
      'objectives.yaml': `version: 1
objectives:
  up:
    { title: Up, kind: slo, target: { atLeast: 99 }, window: 30d, review: 2027-01-01, indicator: { ratio: { good: g, total: t } } }
`,
    });
    const done = await folder.runHere(['export', 'objectives.yaml', '--to', 'openslo', '-o', 'slo.yaml']);
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stderr, /^objectives\.yaml:3:3: "up" is exported without review, a source/u);
    const back = await folder.runHere(['import', 'slo.yaml']);
    assert.match(back.stdout, /title: Up\n[^]*atLeast: 99\n {4}window: 30d\n/u, back.stderr);
    folder.write({ 'objectives.yaml': 'version: 1\nobjectives: { up: { title: Up } }\n', 'a.md': '# A\n' });
    const wrong = await folder.runHere(['export', 'objectives.yaml', '--to', 'openslo']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /objectives\.yaml:2:/u);
    const other = await folder.runHere(['export', 'a.md', '--to', 'openslo']);
    assert.match(other.stderr, /"a\.md" cannot be exported to "openslo"/u);
  });

  it('imports a dvc.yaml as a pipeline, or says what has no counterpart', async () => {
    folder.write({ 'dvc.yaml': 'stages:\n  a:\n    cmd: echo ${x}\n' });
    const refused = await folder.runHere(['import', 'dvc.yaml']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /dvc\.yaml:3:10: "\$\{x\}" has no single value/u);
    folder.write({ 'dvc.yaml': 'stages:\n  a:\n    cmd: echo 1\n    frozen: true\n' });
    const done = await folder.runHere(['import', 'dvc.yaml']);
    assert.equal(done.stdout, 'version: 1\nstages:\n  a:\n    run: echo 1\n');
    assert.match(done.stderr, /dvc\.yaml:2:3: Stage "a" is frozen in DVC/u);
    folder.write({ 'x.yaml': 'a: 1\n' });
    const other = await folder.runHere(['import', 'x.yaml']);
    assert.match(other.stderr, /"x\.yaml" cannot be imported/u);
  });
});

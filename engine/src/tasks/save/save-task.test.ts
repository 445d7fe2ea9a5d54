import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { readSheets } from '@vitruve/manifests';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { saveTask } from './save-task.ts';

describe('vitruve/save', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    await folder.write({ 'a.csv': 'name,amount,day\n"Œuvre; ""A""",12.5,2024-12-31\né€,-3.25,\n' });
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const prepared = await prepareTask(
      saveTask(),
      { table: 'a.csv', ...inputs },
      { folder: folder.path, version: '1.2.3' },
    );
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('writes what a French spreadsheet program reads', async () => {
    const french = { separator: ';', decimal: ',', dates: 'day-first', encoding: 'windows-1252' };
    const { summary } = await run({ output: 'out/b.csv', ...french });
    const text = '"\u008cuvre; ""A""";12,5;31/12/2024\n\u00e9\u0080;-3,25;\n';
    assert.equal(await readFile(folder.at('out/b.csv'), 'latin1'), `name;amount;day\n${text}`);
    assert.match(summary.text, /^2 rows → out\/b\.csv$/u);
    await run({ output: 'marked.csv', encoding: 'utf-8-bom' });
    assert.match(await readFile(folder.at('marked.csv'), 'utf8'), /^\uFEFFname,amount,day\n/u);
  });

  it('writes workbooks, Parquet and JSON', async () => {
    await run({ output: 'b.xlsx', sheet: 'Montants' });
    const { sheets } = await readSheets('b.xlsx', await readFile(folder.at('b.xlsx')));
    assert.equal(sheets[0]?.name, 'Montants');
    assert.deepEqual(
      sheets[0].rows.map((row) => row.map(({ text }) => text)),
      [
        ['name', 'amount', 'day'],
        ['Œuvre; "A"', '12.5', '2024-12-31'],
        ['é€', '-3.25'],
      ],
    );
    await run({ output: 'b.parquet' });
    await run({ table: 'b.parquet', output: 'b.json' });
    assert.match(await readFile(folder.at('b.json'), 'utf8'), /"amount":12\.5,"day":"2024-12-31"/u);
  });

  it('leaves the output as it was where a character or an input has no place in it', async () => {
    await folder.write({ 'b.csv': 'a\n→\n', 'out/old.csv': 'old' });
    await assert.rejects(
      run({ table: 'b.csv', output: 'out/old.csv', encoding: 'windows-1252' }),
      /"old\.csv" cannot be written in windows-1252: it has no "→"/u,
    );
    assert.equal(await readFile(folder.at('out/old.csv'), 'utf8'), 'old');
    assert.deepEqual(await readdir(folder.at('out')), ['old.csv']);
    await assert.rejects(
      run({ output: 'b.parquet', decimal: ',' }),
      /"decimal" has no effect on a \.parquet file/u,
    );
    await assert.rejects(run({ output: 'c.csv', sheet: 'A' }), /"sheet" has no effect/u);
    await assert.rejects(run({ output: 'c.txt' }), /"c\.txt" is not a table/u);
    assert.equal(existsSync(folder.at('c.txt')), false);
  });
});

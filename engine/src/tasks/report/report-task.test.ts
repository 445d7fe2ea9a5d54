import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { reportTask } from './report-task.ts';

const block = (info: string, text = ''): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;

const TEMPLATE = [
  '# Votes: ${total.votes} of ${total.lists} lists',
  block('sql total', 'SELECT sum(votes) AS votes, count(*) AS lists, NULL AS nothing -- all\nFROM results'),
  block(
    'sql by_list',
    'SELECT list, votes, votes / (SELECT votes FROM total) AS share FROM results ORDER BY votes DESC',
  ),
  'A **bold** [link](https://a.b), `code`, $${total.votes}, "${total.nothing}".',
  '- one\n- ${total.lists}',
  '| a | b |\n| - | - |\n| x | ${total.votes} |',
  'Lists\n-----',
  block('table by_list', 'columns: [list, votes]\nrows: 2'),
  block('bar by_list', 'title: Votes by list\ny: votes'),
  block('line results'),
  block('map by_list', 'title: Where\nkey: id\nvalue: votes'),
].join('\n\n');

const square = (id: string, at: number): unknown => ({
  type: 'Feature',
  properties: { id, nom: `Area ${id}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [at, 45],
        [at + 1, 45],
        [at + 1, 46],
        [at, 46],
        [at, 45],
      ],
    ],
  },
});

describe('vitruve/report', function () {
  this.timeout(60_000);
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    await folder.write({
      'a.csv': 'list,votes\nA,12345\nB <i>,30\nC,625\n',
      't.md': TEMPLATE,
      'm.geojson': JSON.stringify({ type: 'FeatureCollection', features: [square('A', 4), square('Z', 5)] }),
    });
  });
  afterEach(() => {
    folder.remove();
  });

  async function run(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const given = { file: 't.md', inputs: { results: 'a.csv' }, maps: { m: 'm.geojson' }, ...inputs };
    const prepared = await prepareTask(reportTask(), given, { folder: folder.path, version: '1.2.3' });
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('has the numbers of tables in its texts, tables and pictures, in each format', async () => {
    const output = ['o/a.md', 'o/a.html', 'o/a.pdf', 'o/a.xlsx'];
    const { summary } = await run({ output });
    assert.match(summary.text, /^2 queries and 3 pictures → o\/a\.md, /u);
    const page = await readFile(folder.at('o/a.md'), 'utf8');
    const texts = page.replaceAll(/\(data:[^)]*\)/gu, '()');
    assert.deepEqual(texts.split('\n\n').slice(0, 7), [
      '# Votes: 13,000 of 3 lists',
      'A bold link (https://a.b), code, ${total.votes}, "".',
      '- one\n- 3',
      '| a | b |\n| --- | --- |\n| x | 13,000 |',
      '## Lists',
      '| list | votes |\n| --- | --- |\n| A | 12,345 |\n| C | 625 |',
      'The first 2 of 3 rows',
    ]);
    const pictures = [...page.matchAll(/\(data:image\/png;base64,([^)]*)\)/gu)];
    const { width } = await sharp(Buffer.from(pictures[0]?.[1] ?? '', 'base64')).metadata();
    assert.deepEqual([pictures.length, width], [3, 1520]);
    assert.match(await readFile(folder.at('o/a.html'), 'utf8'), /<img alt="Votes by list" width="760"/u);
    assert.equal((await readFile(folder.at('o/a.pdf'))).subarray(0, 5).toString(), '%PDF-');
    const parts = unzipSync(await readFile(folder.at('o/a.xlsx')));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    assert.match(sheet, /<v>12345<\/v>.*B &lt;i&gt;.*<drawing /su);
    assert.equal(Object.keys(parts).filter((name) => name.endsWith('.png')).length, 3);
  });

  it('says where a template is wrong, and writes nothing', async () => {
    for (const [text, message] of [
      ['# A\n\n<div>x</div>', /t\.md:3: only headings, paragraphs/u],
      [block('js x'), /t\.md:1: a block must be one of: ```sql NAME, /u],
      ['\n' + block('sql q', 'SELECT\nnowhere FROM results'), /t\.md:4:1: .*nowhere/u],
      [block('table r'), /t\.md:2: there is no query "r"/u],
      [block('sql q', 'DROP TABLE results'), /t\.md:2: the query "q" must be one SELECT/u],
    ] as const) {
      await folder.write({ 't.md': text });
      await assert.rejects(run({ output: ['a.md'] }), message, text);
    }
    await assert.rejects(
      run({ output: ['a.md', 'a.txt'] }),
      /"a\.txt" must end in \.md, \.html, \.pdf, \.xlsx/u,
    );
    await folder.write({ 't.md': '# Nothing' });
    await assert.rejects(run({ output: ['a.md', 'a.xlsx'] }), /"a\.xlsx" would be empty/u);
    assert.deepEqual([existsSync(folder.at('a.md')), existsSync(folder.at('a.xlsx'))], [false, false]);
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../tables/database.ts';
import { QueryResults } from './query-results.ts';
import { rendered } from './rendered.ts';
import { templateParts } from './template.ts';

const block = (info: string, text = ''): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;
const QUERY = block('sql q', "SELECT * FROM (VALUES ('A', 1)) AS t(list, votes)");
const PRICES = block(
  'sql days',
  "SELECT * FROM (VALUES ('2024-01-03', 2, 4, 1, 3, 'UP'), ('2024-01-02', 3, 4, 1, 2, '0'), ('2024-01-04', 3, 3, 3, NULL, '')) AS t(day, open, high, low, close, says)",
);
const EMPTY = block('sql none', 'SELECT 1 AS a WHERE false');

describe('what a template asks for', function () {
  this.timeout(60_000);
  let folder = '';
  let results: QueryResults;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-report-'));
    const feature = { type: 'Feature', properties: { id: 'B' }, geometry: null };
    await writeFile(join(folder, 'm.geojson'), JSON.stringify({ features: [feature] }));
    await writeFile(join(folder, 'x.geojson'), '[]');
    const database = await Database.open({ reads: [], writes: [], signal: new AbortController().signal });
    try {
      results = await QueryResults.of(database, templateParts(QUERY + EMPTY + PRICES, 't.md'), {}, 't.md');
      await assert.rejects(
        QueryResults.of(
          database,
          templateParts(QUERY.replace('sql q', 'sql r').repeat(2), 't.md'),
          {},
          't.md',
        ),
        /t\.md:5: Duplicate query "r"/u,
      );
    } finally {
      await database.end();
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('is there, or named with its line', async () => {
    const maps = { m: join(folder, 'm.geojson'), x: join(folder, 'x.geojson') };
    for (const [text, message] of [
      ['${p.votes}', /t\.md: there is no query "p"\. Queries: q, none/u],
      ['${q.x}', /t\.md: the query "q" has no column "x"\. Columns: list, votes/u],
      ['${q}', /"\$\{q\}" must be a query and a column: \$\{query\.column\}/u],
      ['${none.a}', /the query "none" has no rows/u],
      [block('bar q', 'why: 1'), /t\.md:2: "why" is not a valid key\. Valid keys: title, x, y/u],
      [block('bar q', '- 1'), /t\.md:2: expected keys with values: title, x, y/u],
      [block('bar q', 'title: [1]'), /t\.md:2: "title" must be a string/u],
      [block('bar q', 'y: list'), /t\.md:2: "A" in the column "list" is not a number/u],
      [block('bar none'), /t\.md:2: a chart shows 1 to 8 columns, not 0/u],
      [block('candles q', 'why: 1'), /t\.md:2: "why" is not a valid key\. Valid keys: title, time, open/u],
      [block('candles q'), /t\.md:2: the query "q" has no column "open"\. Columns: list, votes/u],
      [block('candles days', 'lines: [low, low, low, low, low]'), /at most 4 lines, not 5/u],
      [
        block('candles days', 'prediction: high'),
        /t\.md:2: "4" in the column "high" says neither UP nor DOWN/u,
      ],
      [block('table q', 'rows: 0'), /t\.md:2: "rows" must be a whole number from 1/u],
      [block('map q', 'shapes: y'), /t\.md:2: there is no map "y" among the inputs\. Maps: m, x/u],
      [block('map q', 'shapes: m\nkey: x'), /"m\.geojson": feature 1 has no property "x"\. Properties: id/u],
      [block('map q', 'shapes: x'), /"x\.geojson" is not a GeoJSON file with features/u],
      [block('map q', 'shapes: m\nkey: id'), /t\.md:2: no area of the map has a value of the query "q"/u],
    ] as const) {
      const options = { file: 't.md', maps, onPicture: () => undefined };
      await assert.rejects(rendered(templateParts(text, 't.md'), results, options), message, text);
    }
  });
});

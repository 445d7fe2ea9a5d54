import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QualityHistory } from './history.ts';
import type { SuiteResult } from './result.ts';

describe('the history of a suite', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-quality-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const resultOf = (rows: number): SuiteResult => ({
    suite: 'orders',
    path: join(folder, 'orders.quality.yaml'),
    tables: [
      {
        name: 'orders',
        path: join(folder, 'orders.csv'),
        rows,
        checks: [
          {
            ...{
              table: 'orders',
              check: 'ids',
              expectation: 'unique',
              columnNames: ['id'],
              severity: 'error',
            },
            ...{ status: 'passed', message: '', rows, line: 3, column: 1, examples: [] },
          },
        ],
      },
    ],
  });

  it('keeps the run after one whose line was cut off when its process was killed', async () => {
    const history = new QualityHistory(join(folder, 'orders.quality.yaml'), folder);
    assert.equal(await history.add(resultOf(3)), undefined);
    const runs = join(folder, '.vitruve/quality');
    const [name = ''] = await readdir(runs);
    await appendFile(join(runs, name), '{"version":1,"at":"2026-01-15T10:0');
    assert.equal((await history.last())('orders', 'ids'), 3);
    assert.equal(await history.add(resultOf(4)), undefined);
    assert.equal((await history.last())('orders', 'ids'), 4);
    assert.equal((await readFile(join(runs, name), 'utf8')).trim().split('\n').length, 3);
  });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const TABLE = 'data/orders.parquet';
const SUITE = `version: 1\ntables:\n  orders:\n    path: ${TABLE}\n    checks:\n      key: { unique: [id] }\n`;
const PIPELINE = 'version: 1\nstages:\n  load:\n    run: python load.py\n';

function table(occurrence: number, grid = 'grid: { occurrence: { min: 1, max: 4 } }\n'): string {
  return `${grid}risks:\n  - { id: R-01, failureMode: m, severity: 1, occurrence: ${occurrence}, detection: 1, checks: [orders/key] }\n`;
}

/** @param outcome of the check, the last run first: `x` failed, `.` passed, `-` was not made. */
function findings(outcome: string, text = table(1), path = TABLE, name = 'key'): readonly string[] {
  const records = Object.fromEntries(
    outcome.split('').map((sign, at) => {
      const id = outcome.length - at;
      const check = { path, name, isPassed: sign === '.' };
      const lines = [
        { event: 'run', version: 2, pipeline: 'ml.pipeline.yaml', began: '2026-01-05T08:00:00.000Z' },
        { event: 'stage', run: 'load', checks: sign === '-' ? [] : [check] },
        { event: 'end', status: 'succeeded', milliseconds: 1000 },
      ];
      return [`.vitruve/history/${id}.jsonl`, lines.map((line) => JSON.stringify(line)).join('\n')];
    }),
  );
  const documents = { 'x.amdec.yaml': text, 'x.quality.yaml': SUITE, 'ml.pipeline.yaml': PIPELINE };
  const found = workspaceOf(documents, { beginnings: records, files: Object.keys(records) }).check(
    uriOf('x.amdec.yaml'),
  ).findings;
  return found.filter(({ rule }) => rule === 'amdec/occurrence-contradicted').map(({ message }) => message);
}

const told = (failed: number, runs: number): readonly string[] => [
  `Occurrence is rated 1 (rare), but the check "orders/key" failed in ${failed} of the last ${runs} recorded runs of "ml.pipeline.yaml"`,
];

describe('an occurrence that the recorded runs contradict', () => {
  it('is rated rare, where a check failed in a quarter of the runs that made it', () => {
    assert.deepEqual(findings('x.x..'), told(2, 5));
    assert.deepEqual(findings('xx......'), told(2, 8));
    assert.deepEqual(findings(`xxxxx${'.'.repeat(95)}`), told(5, 20));
  });

  it('is none after few runs, one failure, rare failures, or failures of long ago', () => {
    assert.deepEqual(findings('xxxx'), []);
    assert.deepEqual(findings('x....'), []);
    assert.deepEqual(findings('xx.......'), []);
    assert.deepEqual(findings(`${'.'.repeat(20)}xxxxxxxx`), []);
  });

  it('is none of another rating, another table or check, or without a scale', () => {
    assert.deepEqual(findings('xxxxx', table(2)), []);
    assert.deepEqual(findings('xxxxx', table(0)), []);
    assert.deepEqual(findings('xxxxx', table(1, '')), []);
    assert.deepEqual(findings('xxxxx', table(1), 'data/others.parquet'), []);
    assert.deepEqual(findings('xxxxx', table(1), TABLE, 'volume'), []);
  });
});

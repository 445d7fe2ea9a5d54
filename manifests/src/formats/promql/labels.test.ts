import assert from 'node:assert/strict';
import { labelsLeft } from './labels.ts';

describe('promql/labels', () => {
  for (const [expression, labels] of [
    ['sum by (job) (rate(errors[5m])) > 1', ['job']],
    ['100 * (sum(rate(errors[5m])) by (job, team)) > bool (5)', ['job', 'team']],
    ['sum(up) == 0', []],
    ['-max by (job) (up)', ['job']],
    ['up == 0', undefined],
    ['sum without (pod) (up) > 1', undefined],
    ['topk by (job) (3, up)', undefined],
    ['sum by (job) (a) / on (job) group_left (team) b', undefined],
    ['sum by (job) (a) / sum by (job) (b)', undefined],
    ['sum by (job) (a) > 1 and up', undefined],
    ['histogram_quantile(0.9, sum by (le, job) (a))', undefined],
    ['label_replace(sum by (job) (a), "x", "$1", "job", "(.*)")', undefined],
    ['count_values by (job) ("version", a)', undefined],
    ['', undefined],
  ] as const)
    it(expression === '' ? 'knows nothing of an empty expression' : expression, () => {
      const left = labelsLeft(expression);
      assert.deepEqual(left && [...left], labels);
    });
});

import assert from 'node:assert/strict';
import { UserError } from '@vitruve/workspace';
import { describe, it } from 'mocha';
import { refuseCostly } from './pattern-cost.ts';

describe('Patterns of files', () => {
  it('that people write are taken', () => {
    for (const pattern of [
      '**/*.{jpg,png}',
      'a/**/b-*-*.jpg',
      '*a*b*',
      '[ab]?(x).png',
      '@(a|b)*.jpg',
      '+(a|b).png',
      '!(a*)',
    ])
      refuseCostly(pattern);
  });

  it('that would take very long are refused', () => {
    for (const pattern of ['*a*a*a*b', 'x/*a*a*a*a/y', '+(a*)b', '*(a|+(b))c'])
      assert.throws(() => {
        refuseCostly(pattern);
      }, UserError);
  });
});

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
      'c++/*.png',
      '*(ab|cd).jpg',
    ])
      refuseCostly(pattern);
  });

  it('that would take very long are refused', () => {
    for (const pattern of [
      '*a*a*a*b',
      'x/*a*a*a*a/y',
      '+(a*)b',
      '*(a|+(b))c',
      '(a+)+b',
      '(a|a)+b',
      '{a,a}+b',
      '(?:a+)+b',
      '+(a|a)b',
      '*(a|ab|b)c',
      '+(a|A)b',
      '+(a)+(a)+(a)+(a)b',
      '!(a)!(a)!(a)!(a)b',
      '[a]+[a]+[a]+[a]+b',
    ])
      assert.throws(() => {
        refuseCostly(pattern);
      }, UserError);
  });
});

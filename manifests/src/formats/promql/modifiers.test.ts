import assert from 'node:assert/strict';
import { promqlFault } from './check.ts';

describe('promql/modifiers', () => {
  for (const [expression, place] of [
    ['up offset 5m offset 1m', 'up offset 5m offset 1m'],
    ['1 @ start()', '1'],
    ['(a + b) offset 5m', '(a + b)'],
    ['up @ -Inf', '-Inf'],
    ['a == on (job) 10', 'on (job)'],
    ['a and on (job) group_left b', 'group_left'],
    ['a + bool b', 'bool'],
    ['a * on (job) group_left (team, job) b', '(team, job)'],
    ['up{__name__="down"}', '__name__="down"'],
  ] as const)
    it(`refuses ${expression}`, () => {
      const fault = promqlFault(expression);
      assert.equal(fault && expression.slice(fault.from, fault.to), place);
    });

  for (const expression of [
    'up offset 5m @ 1609746000',
    'rate(up[5m] offset -1h)',
    'max_over_time(rate(up[5m])[1h:] @ end())',
    'a > bool on (job) group_left (team) b',
    'a and on () b',
    '{__name__="up"}',
    'a{__name__!="b"}',
    '-up offset 5m',
    'a + b offset 5m',
  ])
    it(`takes ${expression}`, () => {
      assert.equal(promqlFault(expression), undefined);
    });
});

import assert from 'node:assert/strict';
import { distributionSvg } from './chart-picture.ts';
import type { DistributionChart } from './distribution.ts';

const chart = (
  bins: DistributionChart['bins'],
  first: readonly number[],
  second: readonly number[],
): string =>
  distributionSvg(
    {
      bins,
      first: { name: 'before <b>', shares: first },
      second: { name: 'now', shares: second },
      shownShare: (share) => `${Math.round(share * 100)} %`,
      notes: ['drifted', 'none missing'],
    },
    'T',
  );

const areas = (svg: string): readonly (readonly number[])[] =>
  [
    ...svg.matchAll(
      /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="#cfe3f3" stroke="#0072b2"/gu,
    ),
  ].map((match) => match.slice(1, 4).map(Number));

describe('charts of distributions', () => {
  it('draw columns of the first table below the line of the second', () => {
    const edges = { edges: [0, 10, 20, 30], label: 'all <beyond>', shown: String };
    const svg = chart(edges, [0.2, 0, 0.4], [0.4, 0.4, 0.2]);
    const [low, high] = areas(svg).slice(0, 2);
    assert.ok(low && high);
    assert.ok(Math.abs((high[2] ?? 0) - 2 * (low[2] ?? 0)) < 0.1, svg);
    assert.match(svg, / d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+H[\d.]+L/u);
    for (const text of ['before &lt;b&gt;', 'all &lt;beyond&gt;', 'drifted', 'none missing', '30'])
      assert.ok(svg.includes(`>${text}<`), text);
  });

  it('draw bars of both tables over each other for values, and none for the rest', () => {
    const names = { names: ['web', '3 others'], isRestLast: true };
    const svg = chart(names, [0.1, 0.9], [0.2, 0.8]);
    const bars = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="(?:16|6)"/gu)].map(([, wide]) =>
      Number(wide),
    );
    assert.equal(bars.length, 2);
    assert.ok(Math.abs((bars[1] ?? 0) - 2 * (bars[0] ?? 0)) < 0.1, svg);
    assert.match(svg, />10 % → 20 %</u);
    assert.match(svg, />90 % → 80 %</u);
  });

  it('draw nothing that is not a number without values', () => {
    const edges = { edges: [0, 1], label: '', shown: String };
    assert.doesNotMatch(chart(edges, [0], [0]), /NaN|Infinity/u);
    assert.doesNotMatch(chart({ names: [], isRestLast: false }, [], []), /NaN|Infinity/u);
    assert.doesNotMatch(chart({ names: ['rest'], isRestLast: true }, [1], [1]), /NaN|Infinity/u);
  });
});

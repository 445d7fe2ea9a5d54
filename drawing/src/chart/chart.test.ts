import assert from 'node:assert/strict';
import { chartSvg, confusionSvg, mapSvg, plotSvg } from './chart-picture.ts';
import type { Chart } from './chart.ts';

const shown = (value: number): string => `${value} %`;

const chart = (kind: Chart['kind'], values: readonly (number | null)[]): string =>
  chartSvg(
    {
      kind,
      categories: values.map((_, index) => `c${index} <b>`),
      series: [
        { name: 'one', values },
        { name: 'two', values: values.map((value) => (value === null ? null : value / 2)) },
      ],
      shown,
    },
    'T',
  );

describe('charts', () => {
  it('draw a bar for each value, from zero, and escape what is written', () => {
    const svg = chart('bar', [10, -5, null]);
    const bars = [
      ...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="12" fill="#/gu),
    ].map(([, x, width]) => [Number(x), Number(width)] as const);
    assert.equal(bars.length, 4);
    const [first, , third] = bars;
    assert.ok(first && third);
    const [[zero, long], [left, short]] = [first, third];
    assert.ok(Math.abs(long - 2 * short) < 0.1 && Math.abs(left + short - zero) < 0.1, svg);
    assert.match(svg, />c0 &lt;b&gt;</u);
    assert.match(svg, />10 %</u);
    assert.match(svg, />two</u);
  });

  it('draw lines with gaps, and nothing that is not a number where all values are equal or missing', () => {
    assert.match(chart('line', [1, 2, null, 3]), / d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+M/u);
    for (const values of [[0, 0], [null], [], [5]])
      for (const kind of ['bar', 'line'] as const) assert.doesNotMatch(chart(kind, values), /NaN|Infinity/u);
  });

  it('draw lines over numbers, told apart by dashes, with counts at the foot', () => {
    const axis = (label: string) => ({ label, least: 0, most: 1, shown });
    const svg = plotSvg(
      {
        x: axis('across <b>'),
        y: axis('up'),
        lines: [
          {
            name: 'model',
            points: [
              [0, 0],
              [0.5, 1],
            ],
            hasDots: true,
          },
          { name: 'other', points: [[0, 0]] },
          {
            name: 'chance',
            points: [
              [0, 0],
              [1, 1],
            ],
            isReference: true,
          },
        ],
        counts: [
          { x: 0, count: 1, text: 'one' },
          { x: 1, count: 4, text: 'four' },
        ],
        isSquare: true,
      },
      'T',
    );
    assert.match(svg, />across &lt;b&gt;</u);
    const lines = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)(?:L([\d.]+) ([\d.]+))?"/gu)].map((match) =>
      match.slice(1, 5).map(Number),
    );
    const [[left = 0, bottom = 0, middle = 0, top = 0] = [], , [, , right = 0, end = 0] = []] = lines;
    assert.deepEqual([middle - left, bottom - top, right - left, end], [180, 360, 360, top]);
    assert.equal([...svg.matchAll(/<circle/gu)].length, 2);
    const bars = [...svg.matchAll(/<rect [^>]*width="22" height="([\d.]+)"/gu)].map(([, tall]) =>
      Number(tall),
    );
    assert.deepEqual(bars, [18, 72]);
    const samples = [...svg.matchAll(/<line [^>]*stroke="#\w+"[^>]*>/gu)].map(
      ([line]) => / stroke-dasharray="([^"]+)"/u.exec(line)?.[1] ?? 'none',
    );
    assert.deepEqual(samples, ['none', '8 4', '5 4']);
    assert.doesNotMatch(svg, /NaN|Infinity/u);
  });

  it('shade a confusion matrix by the share of the true class', () => {
    const svg = confusionSvg(
      {
        classes: ['<no>', 'yes'],
        counts: [
          [3, 1],
          [0, 0],
        ],
        labels: { actual: 'True', predicted: 'Predicted' },
        shownCount: String,
        shownShare: (share) => `${share * 100} %`,
      },
      'T',
    );
    assert.match(svg, /&lt;no&gt;/u);
    assert.match(svg, />3<\/text>\s*<text [^>]*>75 %</u);
    assert.match(svg, />25 %</u);
    const shades = [...svg.matchAll(/<rect [^>]*fill="(rgb[^"]+)"/gu)].map(([, shade]) => shade);
    assert.equal(shades.length, 4);
    assert.equal(new Set(shades).size, 3);
    assert.doesNotMatch(svg, /NaN|Infinity/u);
  });

  it('color areas by class or text, and say which have no value', () => {
    const ring = (at: number): number[][] => [
      [at, 45],
      [at + 1, 45],
      [at + 1, 46],
      [at, 45],
    ];
    const shapes = ['a', 'b', 'c', 'd'].map((key, index) => ({
      key,
      name: key.toUpperCase(),
      rings: [ring(index)],
    }));
    const svg = mapSvg(
      {
        shapes,
        values: new Map([
          ['a', 1],
          ['b', 2],
          ['c', 30],
        ]),
        shown,
        missing: 'none',
      },
      'T',
    );
    assert.deepEqual(
      [...svg.matchAll(/<title>([A-D]: [^<]*)</gu)].map(([, text]) => text),
      ['A: 1 %', 'B: 2 %', 'C: 30 %', 'D: none'],
    );
    assert.equal(
      new Set([...svg.matchAll(/<path d="M[^>]* fill="(#\w+)"/gu)].map(([, color]) => color)).size,
      4,
    );
    assert.match(svg, />30 % – 30 %</u);
    assert.match(svg, />none</u);
    const parties = mapSvg(
      {
        shapes,
        values: new Map([
          ['a', 'X'],
          ['b', 'Y'],
          ['c', 'X'],
        ]),
        shown,
        missing: 'none',
      },
      'T',
    );
    assert.match(parties, /<title>A: X</u);
    assert.doesNotMatch(
      mapSvg({ shapes: [], values: new Map(), shown, missing: 'none' }, 'T'),
      /NaN|Infinity/u,
    );
  });
});

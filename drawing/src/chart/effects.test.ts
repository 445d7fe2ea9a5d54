import assert from 'node:assert/strict';
import { scatterSvg, swarmSvg, waterfallSvg } from './chart-picture.ts';

const shown = (value: number): string => `${value} u`;

/** Middles of dots, by their color. */
function dots(svg: string, color: string): readonly (readonly [x: number, y: number])[] {
  const path = new RegExp(`<path d="([^"]*)" fill="none" stroke="${color}"`, 'u').exec(svg)?.[1] ?? '';
  return [...path.matchAll(/M([\d.]+) ([\d.]+)h0/gu)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

describe('charts of effects', () => {
  it('put points of a swarm beside each other, and within their line', () => {
    const point = (value: number, color: string) => ({ value, color });
    const lanes = [
      { name: 'a <b>', points: [point(1, '#111111'), point(1, '#111111'), point(-1, '#222222')] },
      { name: 'many', points: Array.from({ length: 300 }, () => point(0.5, '#333333')) },
    ];
    const svg = swarmSvg({ lanes, label: 'effect', shown, width: 720 }, [], 'T');
    const [first, second] = dots(svg, '#111111');
    assert.ok(first && second);
    assert.equal(first[0], second[0]);
    assert.notEqual(first[1], second[1]);
    assert.ok((dots(svg, '#222222')[0]?.[0] ?? Infinity) < first[0]);
    const heights = dots(svg, '#333333').map(([, y]) => y);
    assert.equal(heights.length, 300);
    assert.ok(Math.min(...heights) >= 34 && Math.max(...heights) <= 68);
    assert.match(svg, />a &lt;b&gt;</u);
  });

  it('draw points by two numbers: those beyond the axis at its end, and those without a first one apart', () => {
    const svg = scatterSvg(
      {
        x: { label: 'age', least: 0, most: 10, shown },
        y: { label: 'effect', shown },
        points: [
          [0, -1],
          [10, 1],
          [500, 1],
          [null, 0],
        ],
        missing: 'none <known>',
      },
      'T',
    );
    const [low, high, beyond, missing] = dots(svg, '#0072b2');
    assert.ok(low && high && beyond && missing);
    assert.ok(low[0] < high[0] && low[1] > high[1]);
    assert.deepEqual(beyond, high);
    assert.ok(missing[0] > high[0] + 20);
    assert.match(svg, />none &lt;known&gt;</u);
  });

  it('lead from the start to the end in steps, told apart by color, sign and direction', () => {
    const steps = [
      { name: 'age = 4', change: 2, text: '+2' },
      { name: 'plan = <pro>', change: -1, text: '−1' },
    ];
    const svg = waterfallSvg(
      {
        start: { name: 'mean', value: 1, text: '1 mean' },
        steps,
        end: { name: 'row', value: 2, text: '2 row' },
        axis: { label: 'log-odds', shown },
        labels: { raises: 'up', lowers: 'down' },
      },
      'T',
    );
    const arrows = [...svg.matchAll(/<path d="M([\d.]+) [\d.]+H[\d.]+L([\d.]+) [^"]*Z" fill="(#\w+)"/gu)].map(
      ([, from, to, color]) => ({ from: Number(from), to: Number(to), color }),
    );
    assert.deepEqual(
      arrows.map(({ color }) => color),
      ['#b34700', '#0072b2'],
    );
    const [raise, lower] = arrows;
    assert.ok(raise && lower);
    assert.equal(raise.to, lower.from);
    assert.ok(Math.abs(raise.to - raise.from - 2 * (lower.from - lower.to)) < 0.3);
    const ends = [...svg.matchAll(/<path d="M([\d.]+) [\d.]+l6 -6/gu)].map(([, x]) => Number(x) + 6);
    assert.ok(Math.abs((ends[0] ?? 0) - raise.from) < 0.2 && Math.abs((ends[1] ?? 0) - lower.to) < 0.2);
    assert.match(svg, />plan = &lt;pro&gt;</u);
  });

  it('draw nothing that is not a number where all is 0 or empty', () => {
    const end = { name: '', value: 0, text: '' };
    const labels = { raises: '', lowers: '' };
    const axis = { label: '', shown };
    const none = [
      swarmSvg({ lanes: [], label: '', shown, width: 420 }, [], ''),
      swarmSvg(
        { lanes: [{ name: '', points: [{ value: 0, color: '#111111' }] }], label: '', shown, width: 420 },
        [],
        '',
      ),
      scatterSvg({ x: { ...axis, least: 3, most: 3 }, y: axis, points: [[3, 0]], missing: '' }, ''),
      scatterSvg({ x: { ...axis, least: 0, most: 0 }, y: axis, points: [], missing: '' }, ''),
      waterfallSvg({ start: end, steps: [], end, axis, labels }, ''),
      waterfallSvg({ start: end, steps: [{ name: '', change: 0, text: '' }], end, axis, labels }, ''),
    ];
    for (const svg of none) assert.doesNotMatch(svg, /NaN|Infinity/u);
  });
});

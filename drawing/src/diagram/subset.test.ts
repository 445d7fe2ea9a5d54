import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import fc from 'fast-check';
import { collapsed, downstream, neighbours, upstream } from './subset.ts';

/** `a>b b>c`; nodes may name their group: `x/a`. */
function diagram(edges: string, groups: Readonly<Record<string, string | undefined>> = {}): Diagram {
  const ends = edges.split(' ').map((edge) => edge.split('>'));
  const ids = [...new Set(ends.flat())];
  return {
    direction: 'down',
    nodes: ids.map((id) => ({
      id,
      label: id,
      shape: 'box',
      tone: 'neutral',
      ...(id.includes('/') ? { group: id.slice(0, id.indexOf('/')) } : {}),
    })),
    edges: ends.flatMap(([from, to]) =>
      from !== undefined && to !== undefined ? [{ from, to, line: 'solid', tone: 'neutral' } as const] : [],
    ),
    groups: Object.entries(groups).map(([id, parent]) => ({ id, label: id, ...(parent ? { parent } : {}) })),
    legend: [],
  };
}
const shown = ({ nodes, edges, groups }: Diagram): string =>
  [
    nodes.map(({ id }) => id).join(' '),
    edges.map(({ from, to, label = '' }) => `${from}>${to}${label}`).join(' '),
    groups.map(({ id }) => id).join(' '),
  ].join(' | ');

describe('parts of a diagram', () => {
  const chain = diagram('a>b b>c c>d d>b e>c');

  it('neighbours, to a number of steps', () => {
    assert.equal(shown(neighbours(chain, 'a')), 'a b | a>b | ');
    assert.equal(shown(neighbours(chain, 'a', 2)), 'a b c d | a>b b>c c>d d>b | ');
  });

  it('downstream and upstream follow the arrows, through circles too', () => {
    assert.equal(shown(downstream(chain, 'b')), 'b c d | b>c c>d d>b | ');
    assert.equal(shown(upstream(chain, 'a')), 'a |  | ');
    assert.equal(shown(upstream(chain, 'c')), 'a b c d e | a>b b>c c>d d>b e>c | ');
  });

  it('a folded group is one node; edges into it are merged and counted, those within it go', () => {
    const grouped = diagram('a>x/1 a>x/2 x/1>x/2 x/2>b', { x: undefined });
    assert.equal(shown(collapsed(grouped, new Set(['x']))), 'a b group:x | a>group:x×2 group:x>b | ');
  });

  it('a group within a folded one folds with it; the outer one stays when the inner is folded', () => {
    const nested = diagram('y/1>x/1 a>y/1', { x: undefined, y: 'x' });
    assert.equal(shown(collapsed(nested, new Set(['x']))), 'a group:x | a>group:x | ');
    assert.equal(shown(collapsed(nested, new Set(['y']))), 'x/1 a group:y | group:y>x/1 a>group:y | x');
  });

  it('groups that lead into each other do not trap', () => {
    const circle = diagram('x/1>y/1', { x: 'y', y: 'x' });
    assert.equal(collapsed(circle, new Set(['x'])).nodes.length, 1);
  });

  it('edges never lead to a node that is not there', () => {
    const name = fc.constantFrom('a', 'b', 'x/1', 'x/2', 'y/1', 'y/2', 'z/1');
    const edges = fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(edges, fc.subarray(['x', 'y', 'z']), name, (pairs, folded, from) => {
        const whole = diagram(pairs.map((pair) => pair.join('>')).join(' '), {
          x: undefined,
          y: 'x',
          z: undefined,
        });
        for (const part of [
          collapsed(whole, new Set(folded)),
          neighbours(whole, from),
          upstream(whole, from),
        ]) {
          const ids = new Set(part.nodes.map(({ id }) => id));
          const groups = new Set(part.groups.map(({ id }) => id));
          for (const edge of part.edges) assert.ok(ids.has(edge.from) && ids.has(edge.to), shown(part));
          for (const { group } of part.nodes)
            assert.ok(group === undefined || groups.has(group), shown(part));
        }
      }),
    );
  });
});

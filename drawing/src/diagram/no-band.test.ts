import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import { startLayOut } from './lay-out.ts';
import { noBand } from './no-band.ts';
import type { PartLayout } from './part-layout.ts';
import type { Size } from './shape.ts';

const EMPTY: Diagram = { direction: 'down', nodes: [], edges: [], groups: [], legend: [] };

/** The direction that is taken where layouts have these sizes, and how many were made. */
function taken(sizes: Readonly<Record<Diagram['direction'], Size>>, part = EMPTY): readonly [string, number] {
  const made: PartLayout[] = [];
  const chosen = noBand(part, ({ direction }) => {
    const layout = { size: sizes[direction], place: () => ({ nodes: [], edges: [], groups: [] }) };
    made.push(layout);
    return layout;
  });
  return [chosen.size === sizes.down ? 'down' : 'right', made.length];
}

const size = (width: number, height: number): Size => ({ width, height });

describe('diagram/no-band', () => {
  it('turns a band, in either direction', () => {
    assert.deepEqual(taken({ down: size(5000, 900), right: size(1500, 3000) }), ['right', 2]);
    const right = { ...EMPTY, direction: 'right' } as const;
    assert.deepEqual(taken({ right: size(5000, 900), down: size(1500, 3000) }, right), ['down', 2]);
  });

  it('lays out once what is no band: narrow, or high too', () => {
    const right = size(100, 100);
    for (const down of [size(2400, 300), size(5000, 2400), size(900, 9000)])
      assert.deepEqual(taken({ down, right }), ['down', 1], JSON.stringify(down));
  });

  it('leaves a band whose other direction is about as long', () => {
    assert.deepEqual(taken({ down: size(5000, 900), right: size(1500, 4100) }), ['down', 2]);
    assert.deepEqual(taken({ down: size(5000, 900), right: size(1500, 4000) }), ['right', 2]);
  });

  it('lays out once what has very many edges', () => {
    const edge = { from: 'a', to: 'b', line: 'solid', tone: 'neutral' } as const;
    const sizes = { down: size(5000, 900), right: size(1500, 3000) };
    assert.deepEqual(taken(sizes, { ...EMPTY, edges: Array.from({ length: 1501 }, () => edge) }), [
      'down',
      1,
    ]);
    assert.deepEqual(taken(sizes, { ...EMPTY, edges: Array.from({ length: 1500 }, () => edge) }), [
      'right',
      2,
    ]);
  });

  it('a system of many services beside each other is no band', async () => {
    const layOut = await startLayOut();
    const parts = ['web', 'api', 'store', 'worker'];
    const services = Array.from({ length: 20 }, (_, index) => `service ${index}`);
    const edge = (from: string, to: string) => ({ from, to, line: 'solid', tone: 'neutral' }) as const;
    const { width, height } = layOut({
      ...EMPTY,
      nodes: services.flatMap((group) =>
        parts.map((part) => ({
          id: `${group} ${part}`,
          label: `${group} ${part}`,
          shape: 'box',
          tone: 'neutral',
          group,
        })),
      ),
      edges: services.flatMap((service, index) => [
        edge(`${service} web`, `${service} api`),
        edge(`${service} api`, `${service} store`),
        edge(`${service} worker`, `${service} store`),
        edge(`${service} api`, `${services[(index * 7) % 5] ?? ''} api`),
      ]),
      groups: [{ id: 'all', label: 'All' }, ...services.map((id) => ({ id, label: id, parent: 'all' }))],
    });
    assert.ok(width < 2400 || width < 2.2 * height, `${width} x ${height}`);
  });
});

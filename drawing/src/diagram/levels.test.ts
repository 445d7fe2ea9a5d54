import assert from 'node:assert/strict';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import fc from 'fast-check';
import { foldedAtFirst } from './folding.ts';
import { levelPath, zoomed } from './levels.ts';
import { collapsed } from './subset.ts';

/** Nodes named by their groups, `shop.api.orders` in `shop.api` in `shop`, and what leads from one to the other. */
function diagram(nodes: readonly string[], edges: readonly (readonly [string, string, string?])[]): Diagram {
  const groups = new Map<string, DiagramGroup>();
  for (const id of nodes) {
    for (let at = id.lastIndexOf('.'); at > 0; at = id.lastIndexOf('.', at - 1)) {
      const group = id.slice(0, at);
      const dot = group.lastIndexOf('.');
      groups.set(group, { id: group, label: group, ...(dot > 0 ? { parent: group.slice(0, dot) } : {}) });
    }
  }
  return {
    direction: 'down',
    nodes: nodes.map((id): DiagramNode => {
      const dot = id.lastIndexOf('.');
      return {
        id,
        label: id,
        shape: 'box',
        tone: 'neutral',
        ...(dot > 0 ? { group: id.slice(0, dot) } : {}),
      };
    }),
    edges: edges.map(([from, to, description]): DiagramEdge => ({
      from,
      to,
      line: 'solid',
      tone: 'neutral',
      ...(description === undefined ? {} : { label: 'https', description }),
    })),
    groups: [...groups.values()],
    legend: [],
    levels: { top: 'Context' },
  };
}

const SHOP = diagram(
  [
    'client',
    'shop.web.page',
    'shop.web.cart',
    'shop.api.orders',
    'shop.db',
    'bank.api',
    'bank.ledger',
    'far',
  ],
  [
    ['client', 'shop.web.page', 'https: order'],
    ['shop.web.page', 'shop.api.orders', 'https: order'],
    ['shop.web.cart', 'shop.api.orders', 'https: cart'],
    ['shop.api.orders', 'shop.db'],
    ['shop.api.orders', 'bank.api'],
    ['bank.api', 'bank.ledger'],
    ['client', 'far'],
  ],
);

function shown({ nodes, edges, groups }: Diagram): string {
  return [
    nodes.map(({ id, group = '' }) => `${id}${group === '' ? '' : ` in ${group}`}`).join(', '),
    edges.map(({ from, to, label = '' }) => `${from}>${to}${label}`).join(', '),
    groups.map(({ id, parent = '' }) => `${id}${parent}`).join(', '),
  ].join(' | ');
}

describe('levels of a diagram', () => {
  it('begins with what is outermost, each group as one', () => {
    assert.equal(
      shown(zoomed(SHOP, undefined)),
      'client, far, group:shop, group:bank | client>group:shophttps, group:shop>group:bank, client>far | ',
    );
  });

  it('opens a group: its own children, and neighbors as the outermost group around them', () => {
    assert.equal(
      shown(zoomed(SHOP, 'shop')),
      'client, shop.db in shop, group:shop.web in shop, group:shop.api in shop, group:bank | ' +
        'client>group:shop.webhttps, group:shop.web>group:shop.api×2, group:shop.api>shop.db, group:shop.api>group:bank | shop',
    );
  });

  it('shows neighbors beside it within the same group, and no frame but its own', () => {
    assert.equal(
      shown(zoomed(SHOP, 'shop.web')),
      'client, shop.web.page in shop.web, shop.web.cart in shop.web, group:shop.api | ' +
        'client>shop.web.pagehttps, shop.web.page>group:shop.apihttps, shop.web.cart>group:shop.apihttps | shop.web',
    );
  });

  it('shows more levels at once', () => {
    const { nodes } = zoomed(SHOP, undefined, 2);
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ['client', 'shop.db', 'bank.api', 'bank.ledger', 'far', 'group:shop.web', 'group:shop.api'],
    );
    assert.equal(zoomed(SHOP, undefined, 3).nodes.length, SHOP.nodes.length);
  });

  it('says of a merged edge how many it stands for, and what each does', () => {
    const merged = zoomed(SHOP, 'shop').edges.find(({ from }) => from === 'group:shop.web');
    assert.equal(merged?.label, '×2');
    assert.equal(merged.description, '×2 · https: order · https: cart');
  });

  it('shows nothing of a group that is not there', () => {
    assert.deepEqual(zoomed(SHOP, 'gone').nodes, []);
    assert.deepEqual(levelPath(SHOP.groups, 'gone'), []);
    assert.deepEqual(
      levelPath(SHOP.groups, 'shop.web').map(({ id }) => id),
      ['shop', 'shop.web'],
    );
  });

  it('ends for groups that are in themselves', () => {
    const groups = [
      { id: 'a', label: 'a', parent: 'b' },
      { id: 'b', label: 'b', parent: 'a' },
    ];
    const round = { ...SHOP, nodes: [{ ...SHOP.nodes[0], group: 'a' } as DiagramNode], edges: [], groups };
    assert.equal(levelPath(groups, 'a').length, 2);
    assert.ok(zoomed(round, undefined).nodes.length <= 1);
    assert.equal(zoomed(round, 'a').nodes.length, 1);
  });

  it('stays readable with 400 elements on each side', () => {
    const inner = Array.from({ length: 400 }, (_, index) => `hub.p${index}`);
    const outer = Array.from({ length: 400 }, (_, index) => `out${index}`);
    const big = diagram(
      [...inner, ...outer],
      inner
        .map((id, index) => [id, outer[index] ?? ''] as const)
        .concat(inner.slice(1).map((id, index) => [id, inner[Math.floor(index / 8)] ?? ''] as const)),
    );
    for (const scope of [undefined, 'hub']) {
      const level = zoomed(big, scope);
      const { nodes } = collapsed(level, foldedAtFirst(level));
      assert.ok(nodes.length > 1 && nodes.length <= 61, `${scope ?? 'first'}: ${nodes.length} boxes`);
    }
  });

  it('loses no edge that begins or ends in the level', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 15 }),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (names, pairs, at, depth) => {
          const nodes = names.map((id) => `${id}.x`);
          const end = (place: number): string => nodes[place % nodes.length] ?? '';
          const whole = diagram(
            nodes,
            pairs.map(([from, to]) => [end(from), end(to)] as const),
          );
          const scope = whole.groups[at % whole.groups.length]?.id ?? '';
          const level = zoomed(whole, scope, depth);
          const home = (id: string): string | undefined => {
            const parts = id.split('.');
            const cuts = [id, ...parts.map((_, place) => `group:${parts.slice(0, place).join('.')}`)];
            return cuts.find((cut) => level.nodes.some((node) => node.id === cut));
          };
          const inside = (id: string): boolean => id.startsWith(`${scope}.`);
          for (const { from, to } of whole.edges) {
            if ((!inside(from) && !inside(to)) || home(from) === home(to)) continue;
            assert.ok(
              level.edges.some((edge) => edge.from === home(from) && edge.to === home(to)),
              `${from} to ${to} in ${scope}`,
            );
          }
          for (const { from, to } of level.edges)
            for (const one of [from, to]) assert.ok(level.nodes.some(({ id }) => id === one));
        },
      ),
    );
  });
});

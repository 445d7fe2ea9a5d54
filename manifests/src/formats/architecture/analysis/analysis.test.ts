import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { reachedFrom } from '../../../core/order/reached.ts';
import { ROOT, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { systemOf } from '../system.ts';
import type { CallGraph } from './call-graph.ts';
import { callsOf, type Calls } from './calls.ts';
import { singlePointsOf } from './single-points.ts';
import { slowestChains } from './slowest-chain.ts';

interface Drawn {
  /** Flows from each element: to which one, in how many milliseconds, whether optional. */
  readonly flows: readonly (readonly [from: number, to: number, latency: number, optional: boolean])[];
  readonly single: readonly boolean[];
}

const SIZE = 6;
const systems: fc.Arbitrary<Drawn> = fc.record({
  flows: fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(9), fc.boolean()), { maxLength: 10 }),
  single: fc.array(fc.boolean(), { minLength: SIZE, maxLength: SIZE }),
});

function read({ flows, single }: Drawn): { calls: Calls; system: ReturnType<typeof systemOf> } {
  const lines = [
    'version: 1',
    'elements:',
    ...single.map(
      (one, at) => `  e${at}: { replicas: ${one ? 1 : 2}${at === 0 ? ', criticality: high' : ''} }`,
    ),
    'flows:',
    ...flows.map(
      ([from, to, latency, optional]) =>
        `  - { from: e${from}, to: e${to}, latency: ${latency}ms, optional: ${optional} }`,
    ),
  ];
  const workspace = workspaceOf({ 'a.architecture.yaml': `${lines.join('\n')}\n` });
  const system = systemOf(workspace.folderContext(ROOT).graph, uriOf('a.architecture.yaml'), 'a');
  return { system, calls: callsOf(system, 0) };
}

describe('architecture/analysis', () => {
  it('finds as single points what cuts a critical element off from an end', () => {
    fc.assert(
      fc.property(systems, (drawn) => {
        const { system, calls } = read(drawn);
        const next = (id: string): readonly string[] => calls.needs(id).map(({ to }) => to);
        const reached = new Set(['e0', ...reachedFrom('e0', next)]);
        const ends = [...reached].filter((id) => next(id).length === 0);
        const expected = [...reached].filter((id) => {
          if (system.elements.get(id)?.facts.replicas !== 1) return false;
          const without =
            id === 'e0'
              ? new Set()
              : new Set(['e0', ...reachedFrom('e0', (one) => next(one).filter((to) => to !== id))]);
          return ends.some((end) => end === id || !without.has(end));
        });
        const found = singlePointsOf(calls);
        assert.deepEqual(found.map(({ id }) => id).sort(), expected.sort(), JSON.stringify(drawn));
        for (const { id, way } of found) {
          assert.equal(way.at(-1), id);
          for (const [at, one] of way.slice(0, -1).entries())
            assert.ok(next(one).includes(way[at + 1] ?? ''));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('looks in a large system for what all critical elements have in common', () => {
    const size = 150;
    const lines = [
      'version: 1',
      'elements:',
      '  database: { replicas: 1 }',
      '  other: { replicas: 1 }',
      ...Array.from({ length: size }, (_, at) => `  e${at}: { criticality: high }`),
      'flows:',
      ...Array.from({ length: size }, (_, at) => `  - { from: e${at}, to: database }`),
      '  - { from: e7, to: other }',
    ];
    const workspace = workspaceOf({ 'a.architecture.yaml': `${lines.join('\n')}\n` });
    const system = systemOf(workspace.folderContext(ROOT).graph, uriOf('a.architecture.yaml'), 'a');
    assert.deepEqual(
      singlePointsOf(callsOf(system, 0)).map(({ id, way }) => [id, way]),
      [
        ['database', ['e0', 'database']],
        ['other', ['e7', 'other']],
      ],
    );
  });

  it('follows the chain of the greatest latency, and none that turns', () => {
    fc.assert(
      fc.property(systems, (drawn) => {
        const { calls } = read(drawn);
        const latency = (from: string, to: string): number =>
          Math.max(
            ...drawn.flows
              .filter((flow) => `e${flow[0]}` === from && `e${flow[1]}` === to)
              .map((flow) => flow[2]),
          );
        /** Undefined where a way comes back. */
        const slowest = (id: string, before: readonly string[]): number | undefined => {
          if (before.includes(id)) return undefined;
          let best = 0;
          for (const to of calls.waitsFor(id)) {
            const after = slowest(to, [...before, id]);
            if (after === undefined) return undefined;
            best = Math.max(best, after + latency(id, to));
          }
          return best;
        };
        const { chains, inCycles } = slowestChains(calls, ['e0']);
        const expected = slowest('e0', []);
        assert.equal(inCycles.length > 0, expected === undefined, JSON.stringify(drawn));
        if (expected !== undefined)
          assert.equal(chains[0]?.milliseconds ?? 0, expected, JSON.stringify(drawn));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what it computed when an edit changes nothing of who needs whom', () => {
    const text = (title: string, replicas: number): string =>
      `version: 1\nelements:\n  shop: { title: ${title}, criticality: high }\n  database: { replicas: ${replicas} }\nflows:\n  - { from: shop, to: database }\n`;
    const workspace = workspaceOf({ 'a.architecture.yaml': text('Shop', 1) });
    const uri = uriOf('a.architecture.yaml');
    const graphAfter = (changed: string): CallGraph => {
      workspace.update(uri, changed, { open: true });
      return callsOf(systemOf(workspace.folderContext(ROOT).graph, uri, 'a'), 0).graph;
    };
    const before = graphAfter(text('Shop', 1));
    assert.equal(graphAfter(text('Other title', 1)), before);
    assert.notEqual(graphAfter(text('Other title', 2)), before);
    assert.equal(graphAfter(text('Shop', 1)), before);
  });

  it('does not look for what realizes an element of another model under the names of this one', () => {
    const workspace = workspaceOf({
      'billing/architecture.yaml':
        'version: 1\nelements:\n  invoices: { published: true, runsOn: [host] }\n  host: { replicas: 1 }\n',
      'shop/architecture.yaml':
        'version: 1\nimports: [billing]\nelements:\n  api: { criticality: high }\n  host: { replicas: 1 }\nflows:\n  - { from: api, to: billing/invoices }\n',
    });
    const system = systemOf(workspace.folderContext(ROOT).graph, uriOf('shop/architecture.yaml'), 'shop');
    const calls = callsOf(system, 0);
    assert.deepEqual(
      calls.needs('api').map(({ to }) => to),
      ['billing/invoices'],
    );
    assert.deepEqual(calls.needs('billing/invoices'), []);
  });
});

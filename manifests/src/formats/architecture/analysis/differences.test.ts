import assert from 'node:assert/strict';
import { ROOT, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { systemOf, type System } from '../system.ts';
import { isUnchanged, systemDifferences, type SystemDifferences } from './differences.ts';

function systemIn(text: string): System {
  const { graph } = workspaceOf({ 'architecture.yaml': `version: 1\nmodel: m\n${text}` }).folderContext(ROOT);
  return systemOf(graph, uriOf('architecture.yaml'), 'm');
}

function between(before: string, after: string): SystemDifferences {
  return systemDifferences(systemIn(before), systemIn(after));
}

const renamed = (before: string, after: string): readonly string[] =>
  between(before, after).elements.renamed.map(
    ({ from, to, isMoved }) => `${from} → ${to}${isMoved ? ' (moved)' : ''}`,
  );

describe('differences of models', () => {
  it('are none between equal ones, whatever their order', () => {
    const found = between(
      'elements: {a: {technology: Go}, b: {}}\nflows: [{from: a, to: b}]\n',
      'flows: [{from: a, to: b}]\nelements: {b: {}, a: {technology: Go}}\n',
    );
    assert.ok(isUnchanged(found), JSON.stringify(found));
  });

  it('are all of a model that is new, or gone', () => {
    const system = systemIn('elements: {a: {}}\nzones: {dmz: {}}\ndata: {orders: {}}\n');
    const { elements, zones, data } = systemDifferences(undefined, system);
    assert.deepEqual([elements.added, zones.added, data.added], [['a'], ['dmz'], ['orders']]);
    assert.deepEqual(systemDifferences(system, undefined).elements.removed, ['a']);
  });

  it('name each property that changed, with both values', () => {
    const { elements, flows, data } = between(
      'elements: {a: {replicas: 1, owner: Ada}, b: {}}\nflows: [{from: a, to: b, protocol: http}]\ndata: {d: {retention: 1y}}\n',
      'elements: {a: {replicas: 2}, b: {}}\nflows: [{from: a, to: b, protocol: https}]\ndata: {d: {retention: 2y}}\n',
    );
    assert.deepEqual(elements.changed, [
      {
        id: 'a',
        properties: [
          { name: 'owner', before: 'Ada', after: undefined },
          { name: 'replicas', before: '1', after: '2' },
        ],
      },
    ]);
    assert.deepEqual(flows.changed, [
      { id: 'a→b', properties: [{ name: 'protocol', before: 'http', after: 'https' }] },
    ]);
    assert.deepEqual(data.changed[0]?.properties[0]?.name, 'retention');
  });

  it('take what has the same last name elsewhere for moved, and its flows for the same', () => {
    const { elements, flows } = between(
      'elements: {a: {}, b: {technology: Go}}\nflows: [{from: a, to: b}]\n',
      'elements: {a: {}, c: {elements: {b: {technology: Rust}}}}\nflows: [{from: a, to: c.b}]\n',
    );
    assert.deepEqual(elements.renamed, [{ from: 'b', to: 'c.b', isMoved: true }]);
    assert.deepEqual([elements.added, elements.removed], [['c'], []]);
    assert.deepEqual(
      elements.changed.map(({ id }) => id),
      ['c.b'],
    );
    assert.deepEqual([flows.added, flows.removed, flows.changed], [[], [], []]);
  });

  it('take what has the same title, workloads or flows for renamed', () => {
    assert.deepEqual(renamed('elements: {a: {title: Shop}}\n', 'elements: {b: {title: Shop}}\n'), ['a → b']);
    assert.deepEqual(
      renamed('elements: {a: {title: Shop}}\n', 'elements: {x: {elements: {b: {title: Shop}}}}\n'),
      ['a → x.b (moved)'],
    );
    assert.deepEqual(
      renamed('elements: {a: {workload: Deployment/a}}\n', 'elements: {b: {workload: Deployment/a}}\n'),
      ['a → b'],
    );
    const flows = (name: string): string =>
      `elements: {web: {}, ${name}: {}}\nflows: [{from: web, to: ${name}}]\n`;
    assert.deepEqual(renamed(flows('a'), flows('b')), ['a → b']);
  });

  it('take what could be several for none', () => {
    assert.deepEqual(
      renamed('elements: {a: {title: Shop}}\n', 'elements: {b: {title: Shop}, c: {title: Shop}}\n'),
      [],
    );
    assert.deepEqual(renamed('elements: {a: {}}\n', 'elements: {b: {}}\n'), [], 'nothing in common');
  });

  it('count flows with the same ends', () => {
    const twice = 'elements: {a: {}, b: {}}\nflows: [{from: a, to: b}, {from: a, to: b}]\n';
    const once = 'elements: {a: {}, b: {}}\nflows: [{from: a, to: b}]\n';
    assert.deepEqual(between(once, twice).flows.added, ['a→b (2)']);
    assert.deepEqual(between(twice, once).flows.removed, ['a→b (2)']);
  });
});

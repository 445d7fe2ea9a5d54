import assert from 'node:assert/strict';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { callsOf } from './analysis/calls.ts';
import { systemOf } from './system.ts';

const OBJECTIVES = (target: string): string =>
  `version: 1\nobjectives:\n  available:\n    title: Available\n    kind: slo\n    target: { atLeast: ${target} }\n    window: 30d\n    indicator: { ratio: { good: good, total: total } }\n    source: { path: data/a.csv, time: day }\n`;

describe('a system after an edit', () => {
  it('has the promise of an objective that got another target', () => {
    const workspace = workspaceOf({
      'architecture.yaml': 'version: 1\nmodel: shop\nelements:\n  api: { slo: [available] }\n',
      'shop.objectives.yaml': OBJECTIVES('99'),
    });
    const promised = () =>
      systemOf(workspace.folderContext(ROOT).graph, uriOf('architecture.yaml'), 'shop').elements.get('api')
        ?.facts.slo;
    assert.equal(promised(), 99);
    workspace.update(uriOf('shop.objectives.yaml'), OBJECTIVES('95'), { open: true });
    assert.equal(promised(), 95);
  });

  it('has a flow that leads to an element of another model now, and no more when it does not', () => {
    const text = (to: string): string =>
      `version: 1\nmodel: shop\nimports: [billing]\nelements:\n  api: {}\nflows:\n  - { from: api, to: ${to} }\n`;
    const workspace = workspaceOf({
      'shop/architecture.yaml': text('billing/none'),
      'billing/architecture.yaml': 'version: 1\nmodel: billing\nelements:\n  web: { published: true }\n',
    });
    const uri = uriOf('shop/architecture.yaml');
    const needed = () =>
      callsOf(systemOf(workspace.folderContext(ROOT).graph, uri, 'shop'), 0)
        .needs('api')
        .map(({ to }) => to);
    assert.deepEqual(needed(), []);
    workspace.update(uri, text('billing/web'), { open: true });
    assert.deepEqual(needed(), ['billing/web']);
    workspace.update(uri, text('billing/none'), { open: true });
    assert.deepEqual(needed(), []);
  });

  it('has no part that belongs to a nearer model of the name now', () => {
    const workspace = workspaceOf({
      'architecture.yaml': 'version: 1\nmodel: shop\nelements:\n  api: {}\n',
      'parts/orders.architecture.yaml': 'version: 1\npartOf: shop\nelements:\n  orders: {}\n',
    });
    const uri = uriOf('architecture.yaml');
    const ids = () => [...systemOf(workspace.folderContext(ROOT).graph, uri, 'shop').elements.keys()];
    assert.deepEqual(ids(), ['api', 'orders']);
    workspace.update(uriOf('parts/architecture.yaml'), 'version: 1\nmodel: shop\nelements:\n  other: {}\n', {
      open: true,
    });
    assert.deepEqual(ids(), ['api']);
  });
});

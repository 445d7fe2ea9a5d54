import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isFromWebview } from './messages.ts';

const source = { uri: 'file:///a.md', start: 0, end: 4 };
const node = { id: 'a', label: 'A', shape: 'box', tone: 'good', source };
const diagram = { direction: 'down', nodes: [node], edges: [], groups: [], legend: [] };
const edit = { matrix: 0, activity: 'Ship', activityIndex: 0, role: 'Owner', letters: 'A/R' };

const good: readonly unknown[] = [
  { type: 'ready' },
  { type: 'reveal', source },
  { type: 'act', action: '{}' },
  { type: 'reveal', source: { ...source, extent: { start: 0, end: 9 } } },
  { type: 'open-view', view: 'adr/graph', uri: 'file:///w' },
  { type: 'show-rule', rule: 'raci/one-accountable' },
  { type: 'layout', request: 1, diagram },
  { type: 'picture', format: 'svg', purpose: 'save', data: '<svg/>' },
  { type: 'edit-cell', edit },
  { type: 'print', body: '<h1>Matrix</h1>' },
  { type: 'chosen', chosen: { release: 'base', namespace: '' } },
  { type: 'undo' },
  { type: 'failed', message: 'no' },
];

const bad: readonly unknown[] = [
  undefined,
  null,
  'ready',
  [],
  {},
  { type: 'toString' },
  { type: '__proto__' },
  { type: 'reveal' },
  { type: 'act' },
  { type: 'reveal', source: { ...source, start: -1 } },
  { type: 'reveal', source: { ...source, end: Infinity } },
  { type: 'reveal', source: { ...source, uri: 4 } },
  { type: 'reveal', source: { ...source, extent: {} } },
  { type: 'open-view', view: '../graph', uri: 'file:///w' },
  { type: 'show-rule', rule: 'raci/one?x' },
  { type: 'layout', request: 1, diagram: { ...diagram, nodes: [{ ...node, shape: 'star' }] } },
  { type: 'layout', request: 0.5, diagram },
  { type: 'layout', request: 1, diagram: { ...diagram, edges: [{ from: 'a' }] } },
  { type: 'picture', format: 'exe', purpose: 'save', data: '' },
  { type: 'picture', format: 'svg', purpose: 'save', data: new Uint8Array(4) },
  { type: 'edit-cell', edit: { ...edit, letters: undefined } },
  { type: 'chosen', chosen: { release: 4 } },
  { type: 'chosen', chosen: ['base'] },
  { type: 'chosen', chosen: { release: 'x'.repeat(2000) } },
];

describe('messages of a webview', () => {
  for (const message of good) {
    it(`takes ${inspect(message, { depth: 4, breakLength: Infinity })}`, () => {
      assert.equal(isFromWebview(message), true);
    });
  }

  for (const message of bad) {
    it(`refuses ${inspect(message, { depth: 4, breakLength: Infinity })}`, () => {
      assert.equal(isFromWebview(message), false);
    });
  }
});

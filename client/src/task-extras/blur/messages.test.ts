import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isFromBlurView, isKeptState } from './messages.ts';

const box = { left: 1, top: 2.5, width: 3, height: 4 };
const decisions = {
  version: 1,
  width: 40,
  height: 30,
  added: [{ subject: 'face', box }],
  removed: [{ subject: 'plate', box, page: 2 }],
  moved: [{ from: { subject: 'face', box }, to: box }],
  excluded: [{ box }],
};

const good: readonly unknown[] = [
  { type: 'ready' },
  { type: 'select', index: 0 },
  { type: 'page', index: 0, page: 3 },
  { type: 'changed', index: 0, decisions },
  { type: 'save', index: 0, decisions },
  { type: 'apply', index: 0, decisions, all: false },
  { type: 'open', index: 1, side: 'after' },
  { type: 'report' },
  { type: 'failed', message: 'no' },
];

const bad: readonly unknown[] = [
  undefined,
  'ready',
  {},
  { type: 'constructor' },
  { type: 'select', index: -1 },
  { type: 'select', index: '0' },
  { type: 'page', index: 0 },
  { type: 'open', index: 0, side: '/etc/passwd' },
  { type: 'apply', index: 0, decisions },
  { type: 'save', index: 0, decisions: { ...decisions, version: 2 } },
  { type: 'save', index: 0, decisions: { ...decisions, added: [{ subject: 'cat', box }] } },
  { type: 'save', index: 0, decisions: { ...decisions, excluded: [{ box: { ...box, left: NaN } }] } },
  { type: 'save', index: 0, decisions: { ...decisions, moved: [{ from: { subject: 'face', box } }] } },
  { type: 'save', index: 0, decisions: { ...decisions, removed: undefined } },
];

describe('messages of the viewer', () => {
  for (const message of good)
    it(`takes ${inspect(message, { depth: 0, breakLength: Infinity })}`, () => {
      assert.equal(isFromBlurView(message), true);
    });
  for (const message of bad)
    it(`refuses ${inspect(message, { depth: 0, breakLength: Infinity })}`, () => {
      assert.equal(isFromBlurView(message), false);
    });
});

describe('what the viewer leaves with the editor', () => {
  const state = { run: 'a', mode: 'review', selected: 3, drafts: { 3: decisions } };
  it('is taken back', () => {
    assert.equal(isKeptState(state), true);
    assert.equal(isKeptState({ ...state, selected: undefined, drafts: {} }), true);
  });
  for (const other of [
    undefined,
    { view: 'adr/graph', uri: 'file:///a' },
    { ...state, run: 1 },
    { ...state, mode: 'admire' },
    { ...state, selected: -1 },
    { ...state, drafts: [decisions, null] },
    { ...state, drafts: { first: decisions } },
    { ...state, drafts: { 3: { ...decisions, added: 'all' } } },
  ])
    it(`is refused where it is ${inspect(other, { depth: 1, breakLength: Infinity })}`, () => {
      assert.equal(isKeptState(other), false);
    });
});

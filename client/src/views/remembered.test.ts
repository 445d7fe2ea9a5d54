import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { RememberedChoices } from './remembered.ts';

/** A store in memory, which keeps what JSON does. */
function memento(first?: unknown): vscode.Memento {
  const values = new Map<string, string>();
  if (first !== undefined) values.set('vitruve.chosen', JSON.stringify(first));
  return {
    keys: () => [...values.keys()],
    get: (key: string): unknown => {
      const text = values.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    update: (key: string, value: unknown) => {
      values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  } as vscode.Memento;
}

const target = (name: string) => ({ view: 'kubernetes/topology', uri: `file:///${name}` });

describe('remembered choices of filters', () => {
  it('are those of the view and its folder, the last ones', async () => {
    const store = memento();
    const choices = new RememberedChoices(store);
    assert.deepEqual(choices.of(target('a')), {});
    await choices.keep(target('a'), { release: 'base' });
    await choices.keep(target('b'), { release: 'overlay' });
    await choices.keep(target('a'), { release: '' });
    const again = new RememberedChoices(store);
    assert.deepEqual(again.of(target('a')), { release: '' });
    assert.deepEqual(again.of(target('b')), { release: 'overlay' });
    assert.deepEqual(again.of({ ...target('a'), view: 'adr/graph' }), {});
  });

  it('are of so many views; the oldest go', async () => {
    const choices = new RememberedChoices(memento());
    for (let index = 0; index < 201; index++) await choices.keep(target(String(index)), { release: 'x' });
    assert.deepEqual(choices.of(target('0')), {});
    assert.deepEqual(choices.of(target('1')), { release: 'x' });
  });

  it('are none where the store holds something else', () => {
    for (const strange of ['x', {}, [1], [['a']], [['kubernetes/topology file:///a', { release: 4 }]]]) {
      assert.deepEqual(new RememberedChoices(memento(strange)).of(target('a')), {});
    }
  });
});

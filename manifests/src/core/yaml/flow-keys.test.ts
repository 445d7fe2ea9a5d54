import assert from 'node:assert/strict';
import { flowRootEntries } from './flow-keys.ts';

describe('core/yaml/flow-keys', () => {
  const entriesOf = (text: string): unknown => {
    const entries = flowRootEntries(text);
    return entries && Object.fromEntries(entries);
  };

  it('finds the keys of the root of JSON and of flow YAML, whatever lies below', () => {
    assert.deepEqual(entriesOf('{"apiVersion": "apps/v1", "spec": {"kind": "x"}, "kind": "Pod"}'), {
      apiVersion: 'apps/v1',
      kind: 'Pod',
    });
    assert.deepEqual(entriesOf('--- {apiVersion: v1, kind: Pod}'), { apiVersion: 'v1', kind: 'Pod' });
    assert.deepEqual(entriesOf('{"a": "{\\"kind\\": 1}"}'), { a: '{\\"kind\\": 1}' });
  });

  it('finds those of the first map of a list', () => {
    assert.deepEqual(entriesOf('[{"kind": "Pod"}, {"other": 1}]'), { kind: 'Pod' });
  });

  it('finds none in block YAML, nor in a text that ends early', () => {
    assert.equal(entriesOf('kind: {a: 1}\n'), undefined);
    assert.deepEqual(entriesOf('{'), {});
    assert.deepEqual(entriesOf('["'), {});
  });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const ONE = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata: {A: b}\n';
const TWO = 'kind: ServiceAccount\napiVersion: v1\nmetadata:\n  name: two\n';

function told(text: string): string[] {
  const workspace = workspaceOf({ 'a.yaml': text });
  return workspace
    .check(uriOf('a.yaml'))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, span }) => `${rule} ${text.slice(0, span.start).split('\n').length}`);
}

describe('resources without a line "---" between them', () => {
  for (const [what, text, expected] of [
    ['two', ONE + TWO, ['kubernetes/missing-separator 6']],
    [
      'three',
      ONE + TWO + ONE.replace('one', 'three'),
      ['kubernetes/missing-separator 6', 'kubernetes/missing-separator 10'],
    ],
    [
      'a key of the second that stands twice',
      `${ONE}${TWO}metadata: {}\n`,
      ['kubernetes/missing-separator 6', 'yaml/duplicate-key 10'],
    ],
    ['one resource with a key twice', `${ONE}kind: ConfigMap\n`, ['yaml/duplicate-key 6']],
    ['a proper file', `${ONE}---\n${TWO}`, []],
  ] as const)
    it(what, () => {
      assert.deepEqual(told(text), expected);
    });

  it('declares all of them', () => {
    const { graph } = workspaceOf({ 'a.yaml': ONE + TWO });
    assert.deepEqual(
      graph.all('resource', uriOf('a.yaml')).map(({ key }) => key),
      ['configmap/one', 'serviceaccount/two'],
    );
  });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';

function boundsOf(spec: string): string[] {
  const text = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: a }\nspec: ${spec}\n`;
  return workspaceOf({ 'a.yaml': text })
    .check(uriOf('a.yaml'))
    .findings.filter(({ rule }) => rule === 'kubernetes/autoscaler-bounds')
    .map(({ message }) => message);
}

describe('kubernetes/autoscaler-bounds', () => {
  it('compares numbers alone: a missing or quoted maximum is the schema’s to report', () => {
    const missing = '{ minReplicas: 2, scaleTargetRef: { kind: Deployment, name: a } }';
    assert.deepEqual(boundsOf(missing), []);
    assert.deepEqual(boundsOf(missing.replace('minReplicas', "maxReplicas: '0', minReplicas")), []);
    assert.deepEqual(boundsOf(missing.replace('minReplicas', 'maxReplicas: 1, minReplicas')), [
      'maxReplicas (1) must not be less than minReplicas (2)',
    ]);
    assert.deepEqual(boundsOf(missing.replace('minReplicas', 'maxReplicas: 2, minReplicas')), []);
    assert.deepEqual(boundsOf(missing.replace('minReplicas', 'maxReplicas: 0, minReplicas')), [
      'maxReplicas must be at least 1',
    ]);
  });
});

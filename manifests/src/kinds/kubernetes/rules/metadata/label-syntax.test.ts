import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';

/** Findings of labels in a policy whose selector stands so many levels deep. */
function findings(depth: number): number {
  const selector = `${'{ a: '.repeat(depth)}{ matchLabels: { "no label": x } }${' }'.repeat(depth)}`;
  const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: walls }
spec: ${selector}
`;
  return workspaceOf({ 'a.yaml': text })
    .check(uriOf('a.yaml'))
    .findings.filter(({ rule }) => rule === 'kubernetes/label-syntax').length;
}

describe('kubernetes/label-syntax', () => {
  it('looks into selectors as deep as they can be, and no deeper', () => {
    assert.equal(findings(0), 1);
    assert.equal(findings(24), 1);
    assert.equal(findings(25), 0);
  });
});

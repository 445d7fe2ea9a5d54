import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const POD = (annotations: string, comment = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: a
  annotations: {${annotations}}
spec:
  restartPolicy: Never
  containers:
    - name: a ${comment}
      image: nginx
      securityContext: {privileged: true}
`;

const TEMPLATE = (annotation: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata:
      labels: {app: a}
      annotations: {${annotation}}
    spec:
      containers: [{name: a, image: nginx}]
`;

function found(text: string): readonly string[] {
  const workspace = workspaceOf({ 'a.yaml': text });
  return workspace.check(uriOf('a.yaml')).findings.map(({ rule }) => rule.replace('kubernetes/', ''));
}

describe('suppressions of other checkers', () => {
  it('is reported otherwise', () => {
    const rules = found(POD(''));
    for (const rule of ['image-tag', 'privileged', 'read-only-root']) assert.ok(rules.includes(rule), rule);
  });

  for (const [name, text] of [
    ['kube-linter', POD("ignore-check.kube-linter.io/latest-tag: 'we know'")],
    ['kube-score', POD("kube-score/ignore: 'pod-networkpolicy, container-image-tag'")],
    ['checkov', POD("checkov.io/skip1: 'CKV_K8S_14=we know'")],
    ['checkov in a comment', POD('', '# checkov:skip=CKV_K8S_14:we know')],
    ['checkov under its next name', POD("cortex.io/skip2: 'CKV_K8S_14=we know'")],
    ['checkov with a key of our own before it', POD('ci.checkov.io/skip: CKV_K8S_14')],
    ['several in one comment of checkov', POD('', '# see wiki, checkov:skip=CKV_K8S_28,CKV_K8S_14:we know')],
    ['Polaris, in capitals', POD("polaris.fairwinds.com/tagNotSpecified-exempt: 'True'")],
    ['Polaris', POD("polaris.fairwinds.com/tagNotSpecified-exempt: 'true'")],
    ['Polaris in kebab case', POD("polaris.fairwinds.com/tag-not-specified-exempt: 'true'")],
  ] as const)
    it(`${name}: that rule and no other`, () => {
      const rules = found(text);
      assert.ok(!rules.includes('image-tag'));
      assert.ok(rules.includes('privileged'));
    });

  for (const annotation of ["kube-linter.io/ignore-all: 'x'", "polaris.fairwinds.com/exempt: 'true'"])
    it(`${annotation}: all that it has a name for`, () => {
      const rules = found(POD(annotation));
      assert.ok(!rules.includes('image-tag') && !rules.includes('privileged'));
    });

  it('Polaris is not exempt by "false"', () => {
    assert.ok(found(POD("polaris.fairwinds.com/exempt: 'false'")).includes('image-tag'));
  });

  it('kube-score reads the annotations of pods', () => {
    assert.ok(!found(TEMPLATE('kube-score/ignore: container-image-tag')).includes('image-tag'));
    assert.ok(found(TEMPLATE("ignore-check.kube-linter.io/latest-tag: 'x'")).includes('image-tag'));
  });

  it('kube-score also asks for what is off', () => {
    for (const text of [
      POD('kube-score/enable: "x, container-seccomp-profile"'),
      TEMPLATE('kube-score/enable: container-seccomp-profile'),
    ])
      assert.ok(found(text).includes('seccomp-profile'), text);
    assert.ok(!found(TEMPLATE('kube-score/enable: container-image-tag')).includes('seccomp-profile'));
  });

  it('kube-score: annotations of the pods take precedence', () => {
    const text = TEMPLATE('kube-score/enable: container-image-tag').replace(
      'metadata: {name: a}',
      'metadata: {name: a, annotations: {kube-score/ignore: container-image-tag}}',
    );
    assert.ok(found(text).includes('image-tag'));
  });

  it('a rule that a setting turns off stays off', () => {
    const text = POD('kube-score/enable: container-seccomp-profile');
    const settings = { ...DEFAULT_SETTINGS, rules: { 'kubernetes/seccomp-profile': 'off' } } as const;
    const rules = workspaceOf({ 'a.yaml': text }, { settings })
      .check(uriOf('a.yaml'))
      .findings.map(({ rule }) => rule);
    assert.ok(!rules.includes('kubernetes/seccomp-profile'));
  });

  it('holds for one resource', () => {
    const rules = found(`${POD("ignore-check.kube-linter.io/latest-tag: 'x'")}---\n${POD('')}`);
    assert.equal(rules.filter((rule) => rule === 'image-tag').length, 1);
  });
});

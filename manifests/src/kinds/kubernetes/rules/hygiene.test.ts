import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import type { Profile } from '../../../core/settings/profile.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { HYGIENE_RULES } from './hygiene.ts';

function found(
  files: Readonly<Record<string, string>>,
  path: string,
  profile: Profile = 'default',
): readonly string[] {
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { ...DEFAULT_SETTINGS.kubernetes, profile } };
  const workspace = workspaceOf(files, { settings });
  return workspace.check(uriOf(path)).findings.map(({ rule }) => rule.replace('kubernetes/', ''));
}

const DEPLOYMENT = (image: string, spec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  ${spec}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ${image}
`;

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          resources: {limits: {memory: 1Gi}}
`;

const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  minReplicas: 2
  maxReplicas: 5
`;

describe('rules on one resource', () => {
  it('ask nothing of a patch that it does not say', () => {
    const own = new Set(HYGIENE_RULES.map(({ id }) => id.replace('kubernetes/', '')));
    const rules = found({ 'a.yaml': PATCH }, 'a.yaml', 'strict').filter((rule) => own.has(rule));
    assert.deepEqual(rules, []);
  });

  it('ask nothing of a whole resource that a kustomization uses as a patch', () => {
    const kustomization = 'kind: Kustomization\npatches:\n  - path: a.yaml\n';
    const rules = found(
      { 'a.yaml': DEPLOYMENT('nginx:1.27'), 'kustomization.yaml': kustomization },
      'a.yaml',
    );
    assert.ok(!rules.includes('read-only-root') && !rules.includes('replicas'), rules.join(' '));
  });

  it('leave the tag to a kustomization that gives one', () => {
    const kustomization =
      'kind: Kustomization\nresources: [a.yaml]\nimages:\n  - name: api\n    newTag: v1\n';
    const files = { 'a.yaml': DEPLOYMENT('api:latest'), 'kustomization.yaml': kustomization };
    assert.ok(!found(files, 'a.yaml').includes('image-tag'));
    const moving = { ...files, 'kustomization.yaml': kustomization.replace('v1', 'latest') };
    assert.ok(found(moving, 'a.yaml').includes('image-tag'));
    assert.ok(found({ 'a.yaml': DEPLOYMENT('api:latest') }, 'a.yaml').includes('image-tag'));
  });

  it('leave the number of pods to an autoscaler', () => {
    const files = { 'a.yaml': DEPLOYMENT('nginx:1.27') };
    assert.ok(found(files, 'a.yaml').includes('replicas'));
    assert.ok(!found({ ...files, 'b.yaml': AUTOSCALER }, 'a.yaml').includes('replicas'));
  });

  it('warn of safety in the profile of security, and of everything in the strict one', () => {
    const count = (profile: Profile): number =>
      found({ 'a.yaml': DEPLOYMENT('nginx:1.27') }, 'a.yaml', profile).length;
    assert.ok(count('default') < count('security'));
    assert.ok(count('security') < count('strict'));
  });

  it('keep their findings in place when text above changes', () => {
    const text = DEPLOYMENT('nginx');
    const workspace = workspaceOf({ 'a.yaml': `${text}---\n${text.replace('web}', 'api}')}` });
    const places = (): readonly number[] =>
      workspace.check(uriOf('a.yaml')).findings.map(({ span }) => span.start);
    const before = places();
    const moved = `# a comment\n${text}---\n${text.replace('web}', 'api}')}`;
    workspace.update(uriOf('a.yaml'), moved, { open: true });
    assert.deepEqual(
      places(),
      before.map((start) => start + '# a comment\n'.length),
    );
  });

  it('make fixes for the text as it is', () => {
    const first = DEPLOYMENT('nginx:1.27');
    const second = DEPLOYMENT('redis:7').replace('web}', 'cache}');
    const workspace = workspaceOf({ 'a.yaml': `${first}---\n${second}` });
    workspace.check(uriOf('a.yaml'));
    const now = `${first.replace('- name: web', '- name: web # a comment')}---\n${second}`;
    workspace.update(uriOf('a.yaml'), now, { open: true });
    const finding = workspace
      .check(uriOf('a.yaml'))
      .findings.findLast(({ rule }) => rule === 'kubernetes/read-only-root');
    const [change] = finding?.fixes?.[0]?.changes() ?? [];
    assert.ok(change?.kind === 'text');
    assert.equal(change.text, '\n          securityContext:\n            readOnlyRootFilesystem: true');
    assert.equal(now.slice(0, change.span.start).split('\n').at(-1), '          image: redis:7');
  });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

/** The messages of the errors of a file among others. */
function errors(path: string, files: Readonly<Record<string, string>>): string[] {
  return workspaceOf(files)
    .check(uriOf(path))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { inject: 'no' } }
    spec: { containers: [{ name: main, image: 'example/web:1' }] }
`;
const PART = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 2 }
`;
const SERVICE = `apiVersion: v1\nkind: Service\nmetadata: { name: other }\nspec: { ports: [{ port: 80 }] }\n`;
const ELSEWHERE = {
  'other/kustomization.yaml': 'resources: [service.yaml]\n',
  'other/service.yaml': SERVICE,
};
const NO_SELECTOR = 'Missing field "selector" in "spec"';

describe('what a kustomization may change', () => {
  it('is not what lies elsewhere in the workspace', () => {
    const alone = errors('app/deploy/part.yaml', { 'app/deploy/part.yaml': PART });
    assert.deepEqual(alone, [NO_SELECTOR, 'Missing field "template" in "spec"']);
    assert.deepEqual(errors('app/deploy/part.yaml', { 'app/deploy/part.yaml': PART, ...ELSEWHERE }), alone);
  });

  it('is a part in its folder, or in one below', () => {
    const files = { 'app/kustomization.yaml': 'resources: []\n' };
    assert.deepEqual(errors('app/part.yaml', { 'app/part.yaml': PART, ...files }), []);
    assert.deepEqual(errors('app/parts/part.yaml', { 'app/parts/part.yaml': PART, ...files }), []);
  });

  it('is a file that it names, wherever that is', () => {
    const files = { 'a/b/kustomization.yaml': 'patches: [{ path: ../../x/y/part.yaml }]\n' };
    assert.deepEqual(errors('x/y/part.yaml', { 'x/y/part.yaml': PART, ...files }), []);
  });

  it('is a whole resource that is called a patch', () => {
    const files = { 'app/kustomization.yaml': 'resources: []\n' };
    assert.deepEqual(errors('app/web_patch.yaml', { 'app/web_patch.yaml': DEPLOYMENT, ...files }), []);
    assert.deepEqual(errors('app/web.yaml', { 'app/web.yaml': DEPLOYMENT, ...files }), [NO_SELECTOR]);
    assert.deepEqual(errors('web_patch.yaml', { 'web_patch.yaml': DEPLOYMENT, ...ELSEWHERE }), [NO_SELECTOR]);
  });

  it('is not needed for a part in a folder of patches, which may be those of another program', () => {
    assert.deepEqual(errors('e2e/patches/part.yaml', { 'e2e/patches/part.yaml': PART }), []);
    assert.deepEqual(errors('e2e/patches/web.yaml', { 'e2e/patches/web.yaml': DEPLOYMENT }), [NO_SELECTOR]);
  });

  it('is a selector, where it gives labels to all', () => {
    const files = (more: string): Record<string, string> => ({
      'app/web.yaml': DEPLOYMENT,
      'app/kustomization.yaml': `resources: [web.yaml]\n${more}`,
    });
    assert.deepEqual(errors('app/web.yaml', files('commonLabels: { app: web }\n')), []);
    assert.deepEqual(errors('app/web.yaml', files('')), [NO_SELECTOR]);
  });

  it('is a name that is only "_"', () => {
    const named = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`;
    assert.deepEqual(errors('a.yaml', { 'a.yaml': named('_') }), []);
    assert.equal(errors('a.yaml', { 'a.yaml': named('_a') }).length, 1);
  });
});

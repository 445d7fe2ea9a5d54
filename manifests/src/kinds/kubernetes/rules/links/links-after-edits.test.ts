import assert from 'node:assert/strict';
import fc from 'fast-check';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';
import type { Workspace } from '../../../../core/workspace/workspace.ts';
import { rounds } from '../../../../testing/rounds.ts';

const NAMES = ['web', 'api', 'db'] as const;
const PATHS = [
  'a/one.yaml',
  'a/two.yaml',
  'b/three.yaml',
  'a/kustomization.yaml',
  'kustomization.yaml',
] as const;

const name = fc.constantFrom(...NAMES);
const space = fc.constantFrom('', '  namespace: shop\n', '  namespace: test\n');

const resource = fc.oneof(
  fc
    .tuple(name, space, name, name)
    .map(
      ([own, namespace, label, config]) =>
        `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${own}\n${namespace}spec:\n  replicas: 2\n  selector: { matchLabels: { app: ${label} } }\n  template:\n    metadata: { labels: { app: ${label} } }\n    spec:\n      containers:\n        - name: c\n          image: x:1\n          ports: [{ name: ${config}, containerPort: 80 }]\n          envFrom: [{ configMapRef: { name: ${config} } }]\n`,
    ),
  fc
    .tuple(name, space, name, name)
    .map(
      ([own, namespace, label, port]) =>
        `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${own}\n${namespace}spec:\n  selector: { app: ${label} }\n  ports: [{ port: 80, targetPort: ${port} }]\n`,
    ),
  fc
    .tuple(name, space)
    .map(
      ([own, namespace]) =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${own}\n${namespace}data: { ${own}: x }\n`,
    ),
  fc
    .tuple(name, name)
    .map(
      ([own, target]) =>
        `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: ${own}\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${target} }\n  minReplicas: 2\n  maxReplicas: 4\n`,
    ),
  fc
    .tuple(name, name)
    .map(
      ([own, label]) =>
        `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ${own}\nspec:\n  minAvailable: 1\n  selector: { matchLabels: { app: ${label} } }\n`,
    ),
  fc
    .tuple(name, name)
    .map(
      ([own, service]) =>
        `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${own}\nspec:\n  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }] } }]\n`,
    ),
);

const manifests = fc.array(resource, { maxLength: 4 }).map((all) => all.join('---\n'));
const kustomization = fc
  .subarray(['one.yaml', 'two.yaml', 'a', 'b/three.yaml', 'a/one.yaml'])
  .chain((listed) =>
    fc
      .constantFrom('', 'namespace: shop\n', 'patches: [{ path: two.yaml }]\n')
      .map((more) => `resources: [${listed.join(', ')}]\n${more}`),
  );
const edit = fc.oneof(
  fc.record({ path: fc.constantFrom(...PATHS.slice(0, 3)), text: manifests }),
  fc.record({ path: fc.constantFrom(...PATHS.slice(3)), text: kustomization }),
);

function told(workspace: Workspace, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    workspace
      .check(uriOf(path))
      .findings.map(({ rule, severity, span, message }) =>
        [path, rule, severity, span.start, span.end, message].join(' '),
      ),
  );
}

describe('kubernetes/links after edits', () => {
  it('has the findings of a fresh start', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const texts: Record<string, string> = {};
        const workspace = workspaceOf({}, { files: PATHS });
        for (const [version, { path, text }] of edits.entries()) {
          texts[path] = text;
          workspace.update(uriOf(path), text, { open: true, version });
          const paths = Object.keys(texts);
          assert.deepEqual(told(workspace, paths), told(workspaceOf(texts, { files: PATHS }), paths));
        }
      }),
      rounds(200),
    );
  });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';

/** What is right for a program that changes the file first, and what is wrong beside it: severities of the findings of a rule, by file. */
const CASES: readonly {
  readonly title: string;
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    title: 'placeholders in brackets, but not where Compose replaces them',
    rule: 'yaml/syntax',
    files: {
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { app: ${APP} } }\n',
      'compose.yaml': 'services:\n  a: { image: "a:1.0", command: [${A}] }\n',
      'password.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  a: ****\n',
    },
    expected: { 'a.yaml': ['hint'], 'compose.yaml': ['error'], 'password.yaml': ['hint'] },
  },
  {
    title: 'expressions with placeholders',
    rule: 'prometheus/promql',
    files: {
      'a.yml': "groups:\n  - name: a\n    rules:\n      - { record: 'a:b', expr: 'up > ${X}' }\n",
      'b.yml': "groups:\n  - name: a\n    rules:\n      - { record: 'a:b', expr: 'up >' }\n",
    },
    expected: { 'a.yml': ['hint'], 'b.yml': ['error'] },
  },
  {
    title: 'recordings of different series',
    rule: 'prometheus/duplicate-rule',
    files: {
      'a.yml':
        "groups:\n  - name: a\n    rules:\n      - { record: 'a:b', expr: 'up{a=\"1\"}' }\n      - { record: 'a:b', expr: 'up{a=\"2\"}' }\n",
      'b.yml':
        "groups:\n  - name: a\n    rules:\n      - { record: 'a:b', expr: 'up' }\n      - { record: 'a:b', expr: 'down' }\n",
    },
    expected: { 'a.yml': ['hint'], 'b.yml': ['warning'] },
  },
  {
    title: 'half-named resources of tests and of SOPS',
    rule: 'kubernetes/missing-kind',
    files: {
      'testdata/a.yaml': 'kind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n',
      'a.yaml': 'kind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n',
      'secret.yaml': 'kind: Secret\nmetadata:\n  name: a\ndata: { a: ENC }\nsops: { mac: ENC }\n',
    },
    expected: { 'testdata/a.yaml': ['hint'], 'a.yaml': ['error'], 'secret.yaml': ['hint'] },
  },
  {
    title: 'names of what a file deletes',
    rule: 'kubernetes/schema',
    files: {
      'tests/kubectl-delete.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n',
      'tests/undeleted.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: shop, namespace: a }\n',
      'tests/delete.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: shop, namespace: b }\nspecs: {}\n',
    },
    expected: {
      'tests/kubectl-delete.yaml': ['hint'],
      'tests/undeleted.yaml': ['error'],
      'tests/delete.yaml': ['error'],
    },
  },
  {
    title: 'secrets that a sample of an override declares',
    rule: 'compose/not-declared',
    files: {
      'a/compose.yaml': 'services:\n  a: { image: "a:1.0", secrets: [key, other] }\n',
      'a/compose.override.yaml.example': 'secrets:\n  key: { environment: KEY }\n',
      'b/compose.yaml': 'services:\n  a: { image: "a:1.0", secrets: [key] }\n',
      'b/notes.yaml.example': 'secrets:\n  key: { environment: KEY }\n',
    },
    expected: { 'a/compose.yaml': ['hint', 'error'], 'b/compose.yaml': ['error'] },
  },
  {
    title: 'labels that Flux adds to what is there',
    rule: 'kubernetes/schema',
    files: {
      'cluster/shop.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: shop }\nspec:\n  interval: 1h\n  path: ./apps/shop\n  prune: false\n  sourceRef: { kind: GitRepository, name: shop }\n',
      'apps/shop/a.yaml':
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: shop, labels: { backup: 'no' } }\n",
      'apps/shop/bare.yaml': 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: bare }\n',
      'apps/shopping/a.yaml':
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: shop, labels: { backup: 'no' } }\n",
    },
    expected: {
      'apps/shop/a.yaml': ['hint'],
      'apps/shop/bare.yaml': ['error'],
      'apps/shopping/a.yaml': ['error'],
    },
  },
  {
    title: 'files that programs write, and paths that count from elsewhere',
    rule: 'kustomize/missing-file',
    files: {
      'a/kustomization.yaml': 'resources: [upstream/base, gotk-sync.yaml, ../../x, a/b.yaml, c.yaml]\n',
      'a/b.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    },
    expected: { 'a/kustomization.yaml': ['hint', 'hint', 'hint', 'hint', 'error'] },
  },
  {
    title: 'names with variables, which Compose does not replace',
    rule: 'compose/schema',
    files: { 'compose.yaml': 'services:\n  ${A}-b: { image: "a:1.0" }\n  a b: { image: "a:1.0" }\n' },
    expected: { 'compose.yaml': ['hint', 'error'] },
  },
  {
    title: 'states without metadata',
    rule: 'kubernetes/resource-name',
    files: {
      'a.yaml': 'apiVersion: v1\nkind: Namespace\nstatus: { phase: Terminating }\n',
      'b.yaml': 'apiVersion: v1\nkind: Namespace\nspec: {}\n',
    },
    expected: { 'a.yaml': ['hint'], 'b.yaml': ['error'] },
  },
  {
    title: 'monitors of the cluster itself',
    rule: 'kubernetes/monitor-without-targets',
    files: {
      'a.yaml':
        'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: a }\nspec: { endpoints: [{ port: a }], namespaceSelector: { matchNames: [kube-system] }, selector: { matchLabels: { a: b } } }\n',
      'b.yaml':
        'apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: b }\nspec: { endpoints: [{ port: a }], namespaceSelector: { matchNames: [shop] }, selector: { matchLabels: { a: b } } }\n',
      'c.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: c }\nspec: { selector: { c: d }, ports: [{ port: 80 }] }\n',
    },
    expected: { 'a.yaml': ['hint'], 'b.yaml': ['warning'] },
  },
  {
    title: 'build contexts out of the workspace',
    rule: 'compose/build-context',
    files: { 'a/compose.yaml': 'services:\n  a: { build: ../../a }\n  b: { build: ../b }\n' },
    expected: { 'a/compose.yaml': ['hint', 'warning'] },
  },
];

describe('doubt', () => {
  for (const { title, rule, files, expected } of CASES) {
    it(`lowers findings about ${title}`, () => {
      const workspace = workspaceOf(files);
      for (const [path, severities] of Object.entries(expected)) {
        const { findings } = workspace.check(uriOf(path));
        assert.deepEqual(
          findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity),
          severities,
          path,
        );
      }
    });
  }

  it('lowers nothing about what Flux writes but errors', () => {
    const pods =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: true, containers: [{ name: a, image: a }] }\n';
    const severities = (path: string): readonly string[] =>
      workspaceOf({ [path]: pods })
        .check(uriOf(path))
        .findings.filter(({ rule }) => rule === 'kubernetes/host-network')
        .map(({ severity }) => severity);
    assert.deepEqual(severities('flux-system/gotk-components.yaml'), ['hint']);
    assert.deepEqual(severities('flux-system/pods.yaml'), ['warning']);
  });
});

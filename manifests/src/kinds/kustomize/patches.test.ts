import assert from 'node:assert/strict';
import { definition } from '../../core/features/definition.ts';
import { rename } from '../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { applyChanges } from '../../core/text/change.ts';

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: main, image: "example/web:1", envFrom: [{ configMapRef: { name: settings } }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { LEVEL: info }
`;
const OVERLAY = `resources: [../base]
patches:
  - path: patch.yaml
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec:
        template:
          spec:
            containers:
              - name: main
                env:
                  - name: LEVEL
                    valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } }
  - target: { group: apps, version: v1, kind: Deployment, name: web }
    patch: |-
      - op: add
        path: /spec/template/spec/containers/0/envFrom/-
        value: { configMapRef: { name: "settings" } }
replacements:
  - source: { kind: ConfigMap, name: settings, fieldPath: data.LEVEL }
    targets: [{ select: { kind: Deployment, name: web }, fieldPaths: [metadata.annotations.level] }]
replicas: [{ name: web, count: 2 }]
`;
const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { spec: { containers: [{ name: main, tty: true }] } } }
`;
const FILES = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': BASE,
  'prod/kustomization.yaml': OVERLAY,
  'prod/patch.yaml': PATCH,
};

function told(kustomization: string, more: Readonly<Record<string, string>> = {}): string[] {
  const files = { ...FILES, ...more, 'prod/kustomization.yaml': kustomization };
  return workspaceOf(files)
    .check(uriOf('prod/kustomization.yaml'))
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(
      ({ rule, severity, span }) =>
        `${severity} ${rule} ${kustomization.slice(0, span.start).split('\n').length}`,
    );
}

function afterRename(file: keyof typeof FILES, before: string, newName: string): string {
  const workspace = workspaceOf(FILES);
  const document = workspace.document(uriOf(file));
  assert.ok(document);
  const at = document.positionAt(document.getText().indexOf(before) + before.length);
  const edit = rename(workspace, uriOf(file), at, newName);
  return (edit?.documentChanges ?? [])
    .map((change) => {
      assert.ok('edits' in change);
      const text = workspace.document(change.textDocument.uri);
      assert.ok(text);
      const edits = change.edits.map((one) => {
        assert.ok('newText' in one);
        return {
          span: { start: text.offsetAt(one.range.start), end: text.offsetAt(one.range.end) },
          text: one.newText,
        };
      });
      return applyChanges(text.getText(), edits);
    })
    .join('\n');
}

describe('patches of kustomize', () => {
  it('have nothing wrong where their target is there', () => {
    assert.deepEqual(told(OVERLAY), []);
  });

  it('are followed by a rename, of the resource, of its container and of what they name', () => {
    for (const [before, name, times] of [
      ['metadata: { name: we', 'front', 6],
      ['{ name: mai', 'first', 3],
      ['metadata: { name: setti', 'options', 5],
      ['data: { LEV', 'DEPTH', 2],
    ] as const) {
      const after = afterRename('base/web.yaml', before, name);
      assert.equal(after.split(new RegExp(`\\b${name}\\b`, 'u')).length - 1, times, after);
    }
    assert.match(
      afterRename('prod/patch.yaml', 'name: we', 'front'),
      /kind: Deployment\nmetadata: \{ name: front[^]*selector/u,
    );
  });

  it('lead to what they name', () => {
    const workspace = workspaceOf(FILES);
    const uri = uriOf('prod/kustomization.yaml');
    const document = workspace.document(uri);
    assert.ok(document);
    for (const before of [
      'metadata: { name: w',
      'configMapKeyRef: { name: set',
      'Deployment, name: w',
      '{ name: "set',
      'replicas: [{ name: w',
    ]) {
      const found = definition(workspace, uri, document.positionAt(OVERLAY.indexOf(before) + before.length));
      assert.ok(
        found.some(({ targetUri }) => targetUri === uriOf('base/web.yaml')),
        before,
      );
    }
  });

  for (const [what, kustomization, expected] of [
    [
      'a name that an earlier patch gives',
      'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |-\n      - { op: replace, path: /metadata/name, value: canary }\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: canary, namespace: shop }\n',
      [],
    ],
    [
      'a generator that makes what another makes',
      'configMapGenerator:\n  - name: made\n    namespace: default\n    literals: [A=1]\n  - name: made\n    literals: [A=1]\n',
      ['error kustomize/registered-twice 5'],
    ],
    [
      'a merge of nothing',
      'resources: [../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: gone, namespace: shop }\n',
      ['error kustomize/patch-target 6'],
    ],
    [
      'a merge without the namespace',
      'resources: [../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: web }\n',
      ['error kustomize/patch-target 6'],
    ],
    [
      'a target of nothing',
      'resources: [../base]\npatches:\n  - target: { kind: Service }\n    patch: "[]"\n',
      ['warning kustomize/patch-target 3'],
    ],
    [
      'a pattern',
      'resources: [../base]\npatches:\n  - target: { kind: Deploy.*, name: w.b }\n    patch: |\n      - { op: remove, path: /spec/template/spec/containers/0/image }\n',
      [],
    ],
    [
      'a path that is not there',
      'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |\n      - { op: remove, path: /spec/replicas }\n',
      ['error kustomize/patch-path 5'],
    ],
    [
      'a key in the place of which kustomize puts one',
      'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |\n      - { op: replace, path: /spec/replicas, value: 2 }\n',
      [],
    ],
    [
      'an item of a list that is not there',
      'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |\n      - { op: replace, path: /spec/template/spec/containers/3, value: 2 }\n',
      ['error kustomize/patch-path 5'],
    ],
    [
      'tags of images as they were written once',
      'resources: [../base]\nimageTags: [{ name: example/web, newTag: "2" }]\n',
      [],
    ],
    [
      'a path that was made before',
      'resources: [../base]\npatches:\n  - target: { kind: Deployment }\n    patch: |\n      - { op: add, path: /spec/replicas, value: 1 }\n      - { op: replace, path: /spec/replicas, value: 2 }\n',
      [],
    ],
    [
      'a remote base',
      'resources: [../base, "https://example.com/x?ref=1"]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: Service\n      metadata: { name: gone }\n',
      [],
    ],
    [
      'a prefix below',
      'resources: [../named]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: a-web, namespace: shop }\n',
      [],
    ],
    [
      'a merge of a generator',
      'resources: [../base]\nconfigMapGenerator: [{ name: settings, behavior: merge, literals: [A=b] }]\n',
      [],
    ],
  ] as const)
    it(what, () => {
      const named = { 'named/kustomization.yaml': 'namePrefix: a-\nresources: [../base]\n' };
      assert.deepEqual(told(kustomization, named), expected);
    });

  it('of kustomizations in a circle end', () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b]\npatches: [{ target: { kind: Pod }, patch: "[]" }]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
    };
    assert.doesNotThrow(() => workspaceOf(files).check(uriOf('a/kustomization.yaml')));
  });
});

describe('JSON patches below a missing parent', () => {
  const errors = (path: string): string[] =>
    workspaceOf({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': BASE,
      'kustomization.yaml': `resources: [base]
patches:
  - target: { kind: Deployment, name: web }
    patch: '[{ "op": "add", "path": "${path}", "value": "x" }]'
`,
    })
      .check(uriOf('kustomization.yaml'))
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule);

  it('add an annotation: kustomize has some of its own there', () => {
    assert.deepEqual(errors('/metadata/annotations/a'), []);
  });

  it('are refused for all else', () => {
    assert.deepEqual(errors('/metadata/labels/a'), ['kustomize/patch-path']);
    assert.deepEqual(errors('/metadata/annotations/a/b'), ['kustomize/patch-path']);
  });
});

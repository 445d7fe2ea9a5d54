import assert from 'node:assert/strict';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { documentLinks } from '../../core/features/links.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { isPatch } from '../kubernetes/units/patch.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          env:
            - name: LEVEL
              valueFrom:
                configMapKeyRef: { name: settings, key: LEVEL }
`;
const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          volumeMounts: [{ name: elsewhere, mountPath: /x }]
`;
const FILES = {
  'base/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
  'base/deployment.yaml': DEPLOYMENT,
  'prod/kustomization.yaml':
    'resources:\n  - ../base\npatches:\n  - path: patch.yaml\nconfigMapGenerator:\n  - name: settings\n    literals: [LEVEL=info]\n',
  'prod/patch.yaml': PATCH,
};

function rulesIn(files: Readonly<Record<string, string>>, path: string): string[] {
  const { findings } = workspaceOf(files).check(uriOf(path));
  return findings
    .filter(({ rule }) => !rule.endsWith('/schema'))
    .map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('templates of kustomizations', () => {
  it('are none before they are filled in', () => {
    const text = 'resources: [missing.yaml]\n';
    const rules = (path: string, written: string): string[] =>
      workspaceOf({ [path]: written })
        .check(uriOf(path))
        .findings.map(({ rule }) => rule);
    assert.deepEqual(rules('kustomization.yaml', `${text}{%- if values.production %}\n{%- endif %}\n`), []);
    assert.deepEqual(rules('kustomization.yaml', `${text}namePrefix: $\{{ values.name }}-\n`), []);
    assert.deepEqual(rules('kustomization.yaml', text), ['kustomize/missing-file']);
  });
});

describe('kustomize', () => {
  it('knows patches, and asks nothing of them that stands in what they patch', () => {
    const { graph } = workspaceOf(FILES);
    assert.ok(isPatch(uriOf('prod/patch.yaml'), graph));
    assert.ok(!isPatch(uriOf('base/deployment.yaml'), graph));
    const told = rulesIn(FILES, 'prod/patch.yaml');
    assert.deepEqual(
      told.filter((finding) => /volume|duplicate|selector/u.test(finding)),
      [],
    );
  });

  it('leads from pods to the ConfigMap that is generated, and to its key', () => {
    const workspace = workspaceOf(FILES);
    const uri = uriOf('base/deployment.yaml');
    const document = workspace.document(uri);
    assert.ok(document);
    for (const before of ['name: sett', 'key: LEV']) {
      const offset = DEPLOYMENT.indexOf(before) + before.length;
      const found = definition(workspace, uri, document.positionAt(offset));
      assert.deepEqual(
        found.map(({ targetUri }) => targetUri),
        [uriOf('prod/kustomization.yaml')],
        before,
      );
    }
  });

  it('reports missing names with less certainty where a base is in another repository', () => {
    const files = {
      ...FILES,
      'prod/kustomization.yaml': 'resources:\n  - ../base\n  - settings.yaml\n',
      'prod/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other }\ndata: { a: b }\n',
    };
    const missing = (all: readonly string[]): readonly string[] =>
      all.filter((rule) => rule.includes('missing-config-map'));
    assert.deepEqual(missing(rulesIn(files, 'base/deployment.yaml')), [
      'warning kubernetes/missing-config-map',
    ]);
    const remote = {
      ...files,
      'base/kustomization.yaml': 'resources:\n  - deployment.yaml\n  - https://example.com/more?ref=v1\n',
    };
    assert.deepEqual(missing(rulesIn(remote, 'base/deployment.yaml')), [
      'hint kubernetes/missing-config-map',
    ]);
  });

  it('links the files that it lists, and proposes those that it does not', () => {
    const files = {
      ...FILES,
      'base/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
    };
    const workspace = workspaceOf(files);
    const uri = uriOf('base/kustomization.yaml');
    assert.deepEqual(
      documentLinks(workspace, uri).map(({ target }) => target),
      [uriOf('base/deployment.yaml')],
    );
    workspace.update(uri, `${FILES['base/kustomization.yaml']}  - `, { open: true, version: 1 });
    const proposed = completion(workspace, uri, { line: 2, character: 4 }).map(({ label }) => label);
    assert.deepEqual(proposed, ['service.yaml', '../prod']);
  });

  it('says in a hint that a file is missing which git ignores, since everybody makes their own', () => {
    const missing = (ignored: readonly string[]): readonly string[] =>
      workspaceOf(
        { 'a/kustomization.yaml': 'resources: [x.yaml]\npatches: [{ path: env/patch.yaml }]\n' },
        { ignored },
      )
        .check(uriOf('a/kustomization.yaml'))
        .findings.map(({ rule, severity }) => `${severity} ${rule}`);
    const error = 'error kustomize/missing-file';
    assert.deepEqual(missing([]), [error, error]);
    assert.deepEqual(missing(['a/env']), [error, 'hint kustomize/missing-file']);
  });

  it('never throws, whatever the text', () => {
    for (const text of [
      '',
      '[',
      'resources',
      'resources: {a: [',
      'patches: [1, {path: }]',
      '- a',
      'images: [{name: [x]}]',
    ]) {
      const workspace = workspaceOf({ 'kustomization.yaml': text });
      assert.doesNotThrow(() => workspace.check(uriOf('kustomization.yaml')), text);
    }
  });
});

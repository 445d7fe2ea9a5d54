import assert from 'node:assert/strict';
import { applyChanges } from '../../../../core/text/change.ts';
import { codeLenses } from '../../../../core/features/code-lens.ts';
import { completion } from '../../../../core/features/completion.ts';
import { definition, references } from '../../../../core/features/definition.ts';
import { documentHighlight } from '../../../../core/features/highlight.ts';
import { hover } from '../../../../core/features/hover.ts';
import { rename } from '../../../../core/features/rename.ts';
import { documentSymbols } from '../../../../core/features/symbols.ts';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';
import type { Workspace } from '../../../../core/workspace/workspace.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
        tier: front
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: ghcr.io/example/web:1.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet: { path: /health, port: http }
          envFrom:
            - configMapRef:
                name: settings
          env:
            - name: LEVEL
              valueFrom:
                configMapKeyRef: { name: settings, key: LOG_LEVEL }
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          emptyDir: {}
`;
const OTHERS = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
    tier: front
  ports:
    - name: plain
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LOG_LEVEL: info
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  name: plain
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 4
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`;

const FILES = { 'deployment.yaml': DEPLOYMENT, 'others.yaml': OTHERS };

/** The position of the characters after \`before\`, where they first stand. */
function at(
  workspace: Workspace,
  file: string,
  before: string,
  nth = 0,
): { line: number; character: number } {
  const document = workspace.document(uriOf(file));
  assert.ok(document);
  let offset = -1;
  for (let count = 0; count <= nth; count++) offset = document.getText().indexOf(before, offset + 1);
  assert.notEqual(offset, -1, before);
  return document.positionAt(offset + before.length);
}

function lineAt(workspace: Workspace, uri: string, line: number): string {
  return workspace.document(uri)?.getText().split('\n')[line]?.trim() ?? '';
}

function definitionsOf(file: string, before: string, nth = 0): string[] {
  const workspace = workspaceOf(FILES);
  return definition(workspace, uriOf(file), at(workspace, file, before, nth)).map(
    ({ targetUri, targetSelectionRange }) => lineAt(workspace, targetUri, targetSelectionRange.start.line),
  );
}

function renamed(file: string, before: string, newName: string, nth = 0): Record<string, string> {
  const workspace = workspaceOf(FILES);
  const edit = rename(workspace, uriOf(file), at(workspace, file, before, nth), newName);
  const texts: Record<string, string> = { ...FILES };
  for (const change of edit?.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const document = workspace.document(change.textDocument.uri);
    assert.ok(document);
    const changes = change.edits.map((one) => {
      assert.ok('newText' in one);
      const span = { start: document.offsetAt(one.range.start), end: document.offsetAt(one.range.end) };
      return { span, text: one.newText };
    });
    texts[change.textDocument.uri.slice(uriOf('').length)] = applyChanges(document.getText(), changes);
  }
  return texts;
}

describe('kubernetes/links', () => {
  it('leads from a name to what it names', () => {
    const cases: readonly (readonly [file: string, before: string, expected: readonly string[]])[] = [
      ['others.yaml', 'service:\n                name: w', ['name: web']],
      ['others.yaml', 'port:\n                  name: pl', ['- name: plain']],
      ['others.yaml', 'targetPort: ht', ['- name: http']],
      ['others.yaml', 'app: w', ['app: web']],
      ['others.yaml', 'kind: Deployment\n    name: w', ['name: web']],
      ['deployment.yaml', 'configMapRef:\n                name: s', ['name: settings']],
      ['deployment.yaml', 'key: LOG', ['LOG_LEVEL: info']],
      ['deployment.yaml', 'port: ht', ['- name: http']],
      ['deployment.yaml', 'serviceAccountName: w', ['name: web']],
      ['deployment.yaml', 'volumeMounts:\n            - name: da', ['- name: data']],
    ];
    for (const [file, before, expected] of cases)
      assert.deepEqual(definitionsOf(file, before), expected, before);
  });

  it('finds the uses of a ConfigMap in all files', () => {
    const workspace = workspaceOf(FILES);
    const found = references(
      workspace,
      uriOf('others.yaml'),
      at(workspace, 'others.yaml', 'name: sett'),
      false,
    );
    assert.deepEqual(
      found.map(({ uri, range }) => lineAt(workspace, uri, range.start.line)),
      ['name: settings', 'configMapKeyRef: { name: settings, key: LOG_LEVEL }'],
    );
  });

  it('renames a port, a key, a label, a volume and a Service wherever they are named', () => {
    const port = renamed('deployment.yaml', '- name: htt', 'main');
    assert.match(port['deployment.yaml'] ?? '', /port: main \}/u);
    assert.match(port['others.yaml'] ?? '', /targetPort: main\n/u);
    const key = renamed('others.yaml', '  LOG_LE', 'LEVEL');
    assert.match(key['others.yaml'] ?? '', /\n {2}LEVEL: info/u);
    assert.match(key['deployment.yaml'] ?? '', /name: settings, key: LEVEL/u);
    const label = renamed('others.yaml', 'app: w', 'shop');
    assert.equal(label['deployment.yaml']?.match(/app: shop\n/gu)?.length, 2);
    assert.match(label['others.yaml'] ?? '', /selector:\n {4}app: shop\n/u);
    const volume = renamed('deployment.yaml', 'volumes:\n        - name: da', 'files');
    assert.equal(volume['deployment.yaml']?.match(/name: files\n/gu)?.length, 2);
    const service = renamed('others.yaml', 'metadata:\n  name: w', 'front');
    assert.match(service['others.yaml'] ?? '', /service:\n {16}name: front/u);
    assert.equal(service['deployment.yaml'], DEPLOYMENT);
  });

  it('highlights the same name in a document', () => {
    const workspace = workspaceOf(FILES);
    const found = documentHighlight(
      workspace,
      uriOf('deployment.yaml'),
      at(workspace, 'deployment.yaml', 'port: ht'),
    );
    assert.equal(found.length, 2);
  });

  it('shows which workloads a selector selects, in a lens and over its key', () => {
    const workspace = workspaceOf(FILES);
    const lenses = codeLenses(workspace, uriOf('others.yaml')).map(({ command }) => command?.title);
    assert.deepEqual(lenses.slice(0, 2), ['selects 1 workload: web', '1 use']);
    const shown = hover(workspace, uriOf('others.yaml'), at(workspace, 'others.yaml', '  selec'));
    assert.match(JSON.stringify(shown?.contents), /selects 1 workload: web/u);
    const around = codeLenses(workspace, uriOf('deployment.yaml')).map(({ command }) => command?.title);
    assert.deepEqual(around, ['Service: web', 'HorizontalPodAutoscaler: web', '1 use']);
  });

  it('proposes names of the kind that a place is for', () => {
    const cases: readonly (readonly [file: string, before: string, expected: readonly string[]])[] = [
      ['deployment.yaml', 'configMapRef:\n                name: ', ['settings']],
      ['deployment.yaml', 'name: settings, key: ', ['LOG_LEVEL']],
      ['deployment.yaml', 'serviceAccountName: ', ['web']],
      ['deployment.yaml', 'volumeMounts:\n            - name: ', ['data']],
      ['others.yaml', 'selector:\n    app: ', ['web']],
      ['others.yaml', 'targetPort: ', ['http']],
      ['others.yaml', 'port:\n                  name: ', ['plain']],
    ];
    for (const [file, before, expected] of cases) {
      const workspace = workspaceOf(FILES);
      const proposed = completion(workspace, uriOf(file), at(workspace, file, before))
        .filter(({ sortText }) => sortText?.startsWith('0'))
        .map(({ label }) => label);
      assert.deepEqual(proposed, expected, before);
    }
  });

  it('outlines resources with their containers, ports and keys', () => {
    const workspace = workspaceOf(FILES);
    const [deployment] = documentSymbols(workspace, uriOf('deployment.yaml'));
    assert.equal(deployment?.detail, 'Deployment · shop');
    assert.deepEqual(
      deployment.children?.map(({ name, children }) => [name, children?.map((port) => port.name)]),
      [['web', ['http']]],
    );
    const [service, settings] = documentSymbols(workspace, uriOf('others.yaml'));
    assert.equal(service?.children?.[0]?.detail, '80 → http');
    assert.equal(settings?.children?.[0]?.name, 'LOG_LEVEL');
  });

  it('outlines ports that have a name alone or a number alone', () => {
    const ports = '[{ name: http }, { containerPort: 9090 }, { name: metrics, containerPort: 9091 }]';
    const text = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, ports: ${ports} }] }\n`;
    const [pod] = documentSymbols(workspaceOf({ 'pod.yaml': text }), uriOf('pod.yaml'));
    assert.deepEqual(
      pod?.children?.[0]?.children?.map(({ name, detail }) => [name, detail]),
      [
        ['http', undefined],
        ['9090', undefined],
        ['metrics', '9091'],
      ],
    );
  });

  it('finds nothing wrong', () => {
    const workspace = workspaceOf(FILES);
    for (const file of Object.keys(FILES)) {
      const found = workspace.check(uriOf(file)).findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(found, []);
    }
  });
});

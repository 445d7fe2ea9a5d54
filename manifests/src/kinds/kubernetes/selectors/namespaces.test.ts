import assert from 'node:assert/strict';
import { codeLenses } from '../../../core/features/code-lens.ts';
import { completion } from '../../../core/features/completion.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const PODS = ['one', 'two']
  .map(
    (namespace) => `apiVersion: v1
kind: Pod
metadata: { name: in-${namespace}, namespace: ${namespace}, labels: { app: web } }
spec: { containers: [{ name: main, image: "web:1" }] }
`,
  )
  .join('---\n');
const NAMESPACES = `apiVersion: v1
kind: Namespace
metadata: { name: one, labels: { reach: inner } }
---
apiVersion: v1
kind: Namespace
metadata: { name: two, labels: { reach: outer } }
`;

function policy(peer: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: walls, namespace: one }
spec:
  podSelector: {}
  ingress:
    - from: [${peer}]
`;
}

function gateway(allowed: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gate, namespace: edge }
spec:
  gatewayClassName: a
  listeners: [{ name: all, port: 80, protocol: HTTP, allowedRoutes: { namespaces: ${allowed} } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: way, namespace: two }
spec: { parentRefs: [{ name: gate, namespace: edge }] }
`;
}

function grant(
  to: string,
  from = '{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: two }',
): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web, namespace: one }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: way, namespace: two }
spec: { rules: [{ backendRefs: [{ name: web, namespace: one, port: 80 }] }] }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: grant, namespace: one }
spec:
  from: [${from}]
  to: [${to}]
`;
}

function told(text: string, rule: string): readonly string[] {
  const workspace = workspaceOf({ 'a/pods.yaml': PODS, 'a/namespaces.yaml': NAMESPACES, 'a/it.yaml': text });
  return workspace
    .check(uriOf('a/it.yaml'))
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, span }) => `${severity} ${text.slice(span.start, span.end)}`);
}

describe('selectors of namespaces', () => {
  for (const [what, peer, expected] of [
    [
      'a label that one bears',
      '{ namespaceSelector: { matchLabels: { reach: outer } } }',
      'selects 1 namespace: two',
    ],
    [
      'its own name',
      '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: two } } }',
      'selects 1 namespace: two',
    ],
    [
      'names that are listed',
      '{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [one, three] }] } }',
      'selects 1 namespace: one',
    ],
    ['nothing', '{ namespaceSelector: {} }', 'selects 2 namespaces: one, two'],
    [
      'pods of one of them',
      '{ namespaceSelector: { matchLabels: { reach: outer } }, podSelector: { matchLabels: { app: web } } }',
      'selects 1 workload: in-two',
    ],
    [
      'pods of none of them',
      '{ namespaceSelector: { matchLabels: { reach: other } }, podSelector: { matchLabels: { app: web } } }',
      'selects no workload in the workspace',
    ],
  ] as const)
    it(`choose by ${what}`, () => {
      const workspace = workspaceOf({
        'a/pods.yaml': PODS,
        'a/namespaces.yaml': NAMESPACES,
        'a/policy.yaml': policy(peer),
      });
      const lenses = codeLenses(workspace, uriOf('a/policy.yaml')).map(({ command }) => command?.title ?? '');
      assert.ok(lenses.includes(expected), lenses.join(' | '));
    });

  it('propose what namespaces bear', () => {
    const text = policy('{ namespaceSelector: { matchLabels: { reach: x } } }');
    const workspace = workspaceOf({ 'a/namespaces.yaml': NAMESPACES, 'a/policy.yaml': text });
    const document = workspace.document(uriOf('a/policy.yaml'));
    assert.ok(document);
    const found = completion(workspace, document.uri, document.positionAt(text.indexOf('reach: x') + 7));
    assert.deepEqual(found.map(({ label }) => label).sort(), ['inner', 'outer']);
  });

  for (const [what, allowed, expected] of [
    ['of their own', '{ from: Same }', ['warning gate']],
    ['of all', '{ from: All }', []],
    [
      'of labels that the namespace bears',
      '{ from: Selector, selector: { matchLabels: { reach: outer } } }',
      [],
    ],
    [
      'of labels that the namespace does not bear',
      '{ from: Selector, selector: { matchLabels: { reach: inner } } }',
      ['warning gate'],
    ],
    [
      'of another name',
      '{ from: Selector, selector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [one] }] } }',
      ['warning gate'],
    ],
  ] as const)
    it(`of a gateway take routes ${what}`, () => {
      assert.deepEqual(told(gateway(allowed), 'kubernetes/gateway-listener'), expected);
    });

  it('of a gateway say nothing of a namespace that nobody declares', () => {
    const text = gateway('{ from: Selector, selector: { matchLabels: { reach: inner } } }').replace(
      'namespace: two',
      'namespace: three',
    );
    assert.deepEqual(told(text, 'kubernetes/gateway-listener'), []);
  });
});

describe('grants of references', () => {
  for (const [what, to, from, expected] of [
    ['all of a kind', '{ group: "", kind: Service }', undefined, []],
    ['one by its name', '{ group: "", kind: Service, name: web }', undefined, []],
    [
      'one by its name and all',
      '{ group: "", kind: Service }, { group: "", kind: Service, name: db }',
      undefined,
      [],
    ],
    ['another', '{ group: "", kind: Service, name: db }', undefined, ['warning web']],
    ['another kind', '{ group: "", kind: Secret }', undefined, ['warning web']],
    [
      'others',
      '{ group: "", kind: Service }',
      '{ group: gateway.networking.k8s.io, kind: GRPCRoute, namespace: two }',
      ['warning web'],
    ],
    [
      'kinds of another group',
      '{ group: "", kind: Service }',
      '{ group: example.com, kind: HTTPRoute, namespace: two }',
      ['warning web'],
    ],
  ] as const)
    it(`of ${what}`, () => {
      assert.deepEqual(told(grant(to, from), 'kubernetes/reference-grant'), expected);
    });
});

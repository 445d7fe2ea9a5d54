import assert from 'node:assert/strict';
import { rename } from '../../../core/features/rename.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { applyChanges } from '../../../core/text/change.ts';

/** Everything that one namespace names, each thing by a name that nothing else has. */
function shop(namespace: string): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${namespace} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: ${namespace} }
data: { LEVEL: info, ADDRESS: none }
---
apiVersion: v1
kind: Secret
metadata: { name: credentials, namespace: ${namespace} }
stringData: { TOKEN: x }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: runner, namespace: ${namespace} }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files, namespace: ${namespace} }
spec: { storageClassName: quick, accessModes: [ReadWriteOnce] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: ${namespace} }
rules:
  - { apiGroups: [""], resources: [configmaps], resourceNames: [settings, other], verbs: [get] }
  - { apiGroups: [""], resources: [secrets], resourceNames: ["credentials", settings], verbs: [get] }
  - { apiGroups: [apps], resources: [deployments], resourceNames: [server], verbs: [get] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reads, namespace: ${namespace} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: runner, namespace: ${namespace} }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: server, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: front } }
  template:
    metadata: { labels: { app: front } }
    spec:
      serviceAccountName: runner
      priorityClassName: urgent
      containers:
        - name: main
          image: web:1
          ports: [{ name: web-port, containerPort: 80 }]
          env:
            - { name: PEER, value: "http://peer.${namespace}.svc:8080/x" }
            - { name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } } }
            - { name: TOKEN, valueFrom: { secretKeyRef: { name: credentials, key: TOKEN } } }
            - { name: CPU, valueFrom: { resourceFieldRef: { containerName: main, resource: limits.cpu } } }
          volumeMounts: [{ name: disk, mountPath: /x }]
      volumes: [{ name: disk, persistentVolumeClaim: { claimName: files } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: server-canary, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: front } }
  template:
    metadata: { labels: { app: front } }
    spec:
      containers: [{ name: main, image: web:2 }]
---
apiVersion: v1
kind: Service
metadata: { name: peer, namespace: ${namespace}, labels: { team: a } }
spec:
  selector: { app: front }
  ports: [{ name: plain, port: 8080, targetPort: web-port }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: way, namespace: ${namespace} }
spec:
  ingressClassName: outer
  rules:
    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: peer, port: { name: plain } } } }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: scaler, namespace: ${namespace} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: server }
  maxReplicas: 3
  metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: main, target: { type: Utilization, averageUtilization: 5 } } }]
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: watch, namespace: ${namespace} }
spec:
  selector: { matchLabels: { team: a } }
  endpoints: [{ port: plain }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: walls, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: front } }
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${namespace} } } }], ports: [{ port: web-port }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gate, namespace: ${namespace} }
spec:
  gatewayClassName: fast
  listeners: [{ name: tls, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert }] } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route, namespace: ${namespace} }
spec:
  parentRefs: [{ name: gate, sectionName: tls }]
  rules: [{ backendRefs: [{ name: peer, port: 8080 }] }]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: paper, namespace: ${namespace} }
spec: { secretName: cert, issuerRef: { name: authority, kind: ClusterIssuer }, dnsNames: [a.example] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: rule, namespace: ${namespace} }
spec: { host: peer, subsets: [{ name: stable, labels: { app: front } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: virtual, namespace: ${namespace} }
spec:
  hosts: [peer]
  http: [{ route: [{ destination: { host: peer, subset: stable } }] }]
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: sealed, namespace: ${namespace} }
spec: { encryptedData: { A: x } }
---
apiVersion: v1
kind: Pod
metadata: { name: lone, namespace: ${namespace} }
spec:
  containers: [{ name: main, image: a:1, envFrom: [{ secretRef: { name: sealed } }] }]
`;
}

const CLUSTER = `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: urgent }
value: 1
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: quick }
provisioner: a
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: outer }
spec: { controller: a/b }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: fast }
spec: { controllerName: a.b/c }
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: authority }
spec: { selfSigned: {} }
`;

const FILES = { 'a/one.yaml': shop('one'), 'a/two.yaml': shop('two'), 'a/cluster.yaml': CLUSTER };

/** The lines that a rename changes, by file: as they were, in their order. */
function changedLines(file: keyof typeof FILES, before: string, newName: string): Record<string, string[]> {
  const workspace = workspaceOf(FILES);
  const uri = uriOf(file);
  const document = workspace.document(uri);
  assert.ok(document);
  const offset = document.getText().indexOf(before);
  assert.notEqual(offset, -1, before);
  const edit = rename(workspace, uri, document.positionAt(offset + before.length), newName);
  const changed: Record<string, string[]> = {};
  for (const change of edit?.documentChanges ?? []) {
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
    const after = applyChanges(text.getText(), edits).split('\n');
    changed[change.textDocument.uri.slice(uriOf('').length)] = after.filter(
      (line, index) => line !== text.getText().split('\n')[index],
    );
  }
  return changed;
}

function occurrences(lines: readonly string[] | undefined, word: string): number {
  return (lines ?? []).join('\n').split(word).length - 1;
}

/** Where each thing is declared, and how often it is named in its own namespace: its declaration with it. */
const IN_NAMESPACE: readonly (readonly [thing: string, before: string, times: number])[] = [
  ['ConfigMap', 'kind: ConfigMap\nmetadata: { name: set', 3],
  ['Secret', 'kind: Secret\nmetadata: { name: cred', 3],
  ['key of a ConfigMap', 'data: { LEV', 2],
  ['key of a Secret', 'stringData: { TOK', 2],
  ['service account', 'kind: ServiceAccount\nmetadata: { name: run', 3],
  ['claim', 'kind: PersistentVolumeClaim\nmetadata: { name: fil', 2],
  ['role', 'kind: Role\nmetadata: { name: rea', 2],
  ['workload', 'kind: Deployment\nmetadata: { name: ser', 3],
  ['label', 'matchLabels: { app: fro', 7],
  ['port of pods', 'ports: [{ name: web-p', 3],
  ['container', 'containers:\n        - name: ma', 3],
  ['volume', 'volumeMounts: [{ name: di', 2],
  ['Service', 'kind: Service\nmetadata: { name: pe', 7],
  ['port of a Service', 'ports: [{ name: pla', 3],
  ['gateway', 'kind: Gateway\nmetadata: { name: ga', 2],
  ['listener', 'listeners: [{ name: tl', 2],
  ['Secret of a certificate', 'spec: { secretName: ce', 2],
  ['subset', 'subsets: [{ name: sta', 2],
  ['sealed Secret', 'kind: SealedSecret\nmetadata: { name: sea', 2],
];

const OF_CLUSTER: readonly (readonly [kind: string, name: string])[] = [
  ['PriorityClass', 'urgent'],
  ['StorageClass', 'quick'],
  ['IngressClass', 'outer'],
  ['GatewayClass', 'fast'],
  ['ClusterIssuer', 'authority'],
];

describe('rename of names of Kubernetes', () => {
  for (const [thing, before, times] of IN_NAMESPACE)
    it(`reaches all that names a ${thing}, and nothing of another namespace`, () => {
      const changed = changedLines('a/one.yaml', before, 'renamed');
      assert.deepEqual(Object.keys(changed), ['a/one.yaml']);
      assert.equal(occurrences(changed['a/one.yaml'], 'renamed'), times, changed['a/one.yaml']?.join('\n'));
    });

  for (const [kind, name] of OF_CLUSTER)
    it(`reaches what names a ${kind} in all namespaces`, () => {
      const changed = changedLines('a/cluster.yaml', `kind: ${kind}\nmetadata: { name: ${name}`, 'renamed');
      for (const file of Object.keys(FILES)) assert.equal(occurrences(changed[file], 'renamed'), 1, file);
    });

  it('reaches all that is in a namespace', () => {
    const changed = changedLines('a/one.yaml', 'kind: Namespace\nmetadata: { name: on', 'renamed');
    assert.deepEqual(Object.keys(changed), ['a/one.yaml']);
    const named = shop('one').split(/\bone\b/u).length - 1;
    assert.equal(occurrences(changed['a/one.yaml'], 'renamed'), named);
  });

  it('changes no thing of another kind that a role names the same', () => {
    const changed = changedLines('a/one.yaml', 'kind: ConfigMap\nmetadata: { name: set', 'renamed');
    assert.ok(changed['a/one.yaml']?.some((line) => line.includes('resourceNames: [renamed, other]')));
    assert.ok(!changed['a/one.yaml']?.some((line) => line.includes('secrets')));
  });
});

import assert from 'node:assert/strict';
import { ROOT, uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { show } from '../../../core/features/views.ts';
import type { Diagram } from '../../../core/views/diagram.ts';
import type { Workspace } from '../../../core/workspace/workspace.ts';
import { topology, topologyOfFile } from './topology.ts';
import { growthOf, LINEAR } from '../../../testing/steps.ts';

const MANIFESTS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  rules:
    - http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: lost, namespace: shop }
spec: { selector: { app: lost }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          envFrom:
            - configMapRef: { name: settings }
            - configMapRef: { name: gone }
            - configMapRef: { name: perhaps, optional: true }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
`;

function drawn(documents: Readonly<Record<string, string>>): Diagram {
  const workspace = workspaceOf(documents);
  const content = topology.build(workspace.folderContext(ROOT));
  assert.equal(content?.type, 'diagram');
  return content.diagram;
}

describe('kubernetes/views/topology', () => {
  it('leads from the entrance to what the workload reads, and shows what is missing', () => {
    const { nodes, edges } = drawn({ 'shop.yaml': MANIFESTS });
    assert.deepEqual(edges.map(({ from, to, tone }) => `${from} → ${to} ${tone}`).sort(), [
      'deployment/web shop → configmap/settings shop neutral',
      'deployment/web shop → missing configmap/gone shop bad',
      'ingress/web shop → service/web shop neutral',
      'poddisruptionbudget/web shop → deployment/web shop neutral',
      'service/lost shop → missing pods app=lost shop bad',
      'service/web shop → deployment/web shop neutral',
    ]);
    const missing = nodes.filter(({ outline }) => outline === 'dashed');
    assert.deepEqual(
      missing.map(({ label, tone }) => [label, tone]),
      [
        ['gone', 'bad'],
        ['app=lost', 'bad'],
      ],
    );
    assert.equal(nodes.find(({ id }) => id === 'deployment/web shop')?.detail, 'Deployment × 2');
  });

  it('draws no patch, leads from a gateway to its routes, and from who is given an address to whom it calls', () => {
    const { nodes, edges } = drawn({
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gate }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: way }
spec: { parentRefs: [{ name: gate }] }
---
apiVersion: v1
kind: Service
metadata: { name: store }
spec: { ports: [{ port: 6379 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", env: [{ name: STORE, value: "store:6379" }] }] }
`,
      'prod/kustomization.yaml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
      'prod/patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n',
    });
    assert.deepEqual(edges.map(({ from, to }) => `${from} → ${to}`).sort(), [
      'deployment/web → service/store',
      'gateway/gate → httproute/way',
    ]);
    assert.equal(nodes.length, 4);
  });

  it('frames namespaces when there are several', () => {
    const other = MANIFESTS.replaceAll('namespace: shop', 'namespace: test');
    const { groups, nodes } = drawn({ 'shop.yaml': MANIFESTS, 'test.yaml': other });
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['shop', 'test'],
    );
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
  });

  it('frames what is in no namespace, and leads from a certificate to the Secret that it makes', () => {
    const files = {
      'web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: main, image: "web:1", envFrom: [{ secretRef: { name: paper } }] }]
`,
      'certificate.yaml': `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec: { secretName: paper, dnsNames: [a.example], issuerRef: { name: office, kind: ClusterIssuer } }
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: office }
spec: { selfSigned: {} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: anywhere }
`,
    };
    const { groups, edges } = drawn(files);
    assert.deepEqual(groups.map(({ label }) => label).sort(), ['No namespace', 'shop', 'workspace']);
    assert.ok(
      edges.some(({ from, to }) => from === 'certificate/web shop' && to === 'secret/paper shop'),
      edges.map(({ from, to }) => `${from} → ${to}`).join(', '),
    );
  });

  it('shows in the colour of faults what is surely missing, and pale what may be elsewhere', () => {
    const tones = (documents: Readonly<Record<string, string>>): Record<string, string> => {
      const { nodes, edges } = drawn(documents);
      const absent = nodes.filter(({ outline }) => outline === 'dashed');
      for (const { id, tone } of absent)
        assert.ok(
          edges.filter(({ to }) => to === id).every((edge) => edge.tone === tone),
          id,
        );
      return Object.fromEntries(absent.map(({ label, tone }) => [label, tone]));
    };
    const search = `apiVersion: v1
kind: Service
metadata: { name: elasticsearch }
spec: { selector: { component: elasticsearch }, ports: [{ port: 9200 }] }
`;
    const keeper = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store }
spec:
  serviceName: store-nodes
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec: { containers: [{ name: a, image: "a:1", envFrom: [{ secretRef: { name: key } }] }] }
`;
    assert.deepEqual(tones({ 'service.yaml': search }), { 'component=elasticsearch': 'muted' });
    assert.deepEqual(tones({ 'all.yaml': `${search}---\n${keeper}` }), {
      'component=elasticsearch': 'bad',
      'store-nodes': 'muted',
      key: 'muted',
    });
    const misspelt = search
      .replace('name: elasticsearch', 'name: store-node')
      .replace(/ {2}selector.*component.*/u, '');
    assert.equal(tones({ 'all.yaml': `${misspelt}---\n${keeper}` })['store-nodes'], 'bad');
    const legends = [{ 'service.yaml': search }, { 'shop.yaml': MANIFESTS }].map((documents) =>
      drawn(documents)
        .legend.filter(({ outline }) => outline === 'dashed')
        .map(({ label }) => label),
    );
    assert.deepEqual(legends, [['Possibly in another workspace'], ['Not in this workspace']]);
  });

  it('shows the pods of another file that a Service chooses', () => {
    const parts = MANIFESTS.split('---\n');
    const services = parts.filter((part) => part.includes('kind: Service'));
    const others = parts.filter((part) => !part.includes('kind: Service'));
    const workspace = workspaceOf({
      'services.yaml': services.join('---\n'),
      'others.yaml': others.join('---\n'),
    });
    const shown = show(workspace, { view: topologyOfFile.id, uri: uriOf('services.yaml') }, false);
    assert.ok(shown?.content?.type === 'diagram');
    assert.deepEqual(shown.content.diagram.edges.map(({ from, to }) => `${from} → ${to}`).sort(), [
      'service/lost shop → missing pods app=lost shop',
      'service/web shop → deployment/web shop',
    ]);
  });

  it('draws in steps that grow with the number of resources', async () => {
    const workspace = (count: number): Workspace => {
      const documents = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `app-${index}/all.yaml`,
          MANIFESTS.replaceAll('shop', `shop-${index % 20}`).replaceAll('web', `web-${index}`),
        ]),
      );
      const made = workspaceOf(documents);
      made.settle();
      return made;
    };
    const workspaces = new Map([30, 60, 120].map((size) => [size, workspace(size)]));
    const draw = (size: number): unknown => {
      const made = workspaces.get(size);
      return made && topology.build(made.folderContext(ROOT));
    };
    assert.ok((await growthOf(draw, 30)) < LINEAR);
  });

  it('shows how many use a thing where their arrows would hide the rest', () => {
    const job = (name: string): string =>
      `apiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name} }\nspec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: 'a:1', envFrom: [{ configMapRef: { name: all } }] }] } } }\n`;
    const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: all }\ndata: { A: b }\n';
    const of = (count: number): { detail: string | undefined; arrows: number } => {
      const jobs = Array.from({ length: count }, (_, index) => job(`job-${index}`));
      const { nodes, edges } = drawn({ 'all.yaml': [settings, ...jobs].join('---\n') });
      return { detail: nodes.find(({ label }) => label === 'all')?.detail, arrows: edges.length };
    };
    assert.deepEqual(of(20), { detail: 'ConfigMap', arrows: 20 });
    assert.deepEqual(of(21), { detail: 'ConfigMap · used by 21', arrows: 0 });
  });
});

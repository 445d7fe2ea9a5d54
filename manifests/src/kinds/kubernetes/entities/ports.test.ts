import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const DATABASE = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: registry.example/db:1.0.0
          ports:
            - { name: sql, containerPort: 5432 }
`;

/** How many ports the names of ports in a file resolve to. */
function resolvedPorts(text: string): number[] {
  const workspace = workspaceOf({ 'db.yaml': DATABASE, 'of.yaml': text });
  const { references = [] } = workspace.factsOf(uriOf('of.yaml')) ?? {};
  return references
    .filter(({ types }) => types.includes('port'))
    .map((reference) => workspace.graph.resolve(reference).length);
}

describe('kubernetes/entities/ports', () => {
  it('finds the port of a Service that selects one pod of a StatefulSet by a label that its controller sets', () => {
    const service = (selector: string): string => `apiVersion: v1
kind: Service
metadata: { name: first, namespace: shop }
spec:
  selector: ${selector}
  ports:
    - { port: 5432, targetPort: sql }
`;
    assert.deepEqual(resolvedPorts(service('{ app: db, statefulset.kubernetes.io/pod-name: db-0 }')), [1]);
    assert.deepEqual(resolvedPorts(service('{ app: other }')), [0]);
    assert.deepEqual(resolvedPorts(service('{}')), []);
  });

  it('finds the ports of a monitor in the namespaces that it selects', () => {
    const monitor = (namespaces: string): string => `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: db, namespace: monitoring }
spec:
  selector: { matchLabels: { app: db } }
  ${namespaces}
  podMetricsEndpoints:
    - { port: sql }
`;
    assert.deepEqual(resolvedPorts(monitor('namespaceSelector: { matchNames: [shop] }')), [1]);
    assert.deepEqual(resolvedPorts(monitor('namespaceSelector: { matchNames: [shop, others] }')), [1]);
    assert.deepEqual(resolvedPorts(monitor('namespaceSelector: { any: true }')), [1]);
    assert.deepEqual(resolvedPorts(monitor('namespaceSelector: { matchNames: [others] }')), [0]);
    assert.deepEqual(resolvedPorts(monitor('namespaceSelector: {}')), [0]);
    assert.deepEqual(resolvedPorts(monitor('jobLabel: app')), [0]);
  });
});

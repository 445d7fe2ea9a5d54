import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

const MANAGER = `apiVersion: apps/v1
kind: Deployment
metadata: { name: manager, namespace: big }
spec:
  selector: { matchLabels: { run: manager } }
  template:
    metadata: { labels: { run: manager } }
    spec: { containers: [{ name: manager, image: "manager:1", ports: [{ name: hooks, containerPort: 9443 }] }] }
`;
const PROXY = `apiVersion: apps/v1
kind: Deployment
metadata: { name: manager, namespace: big }
spec: { template: { spec: { containers: [{ name: proxy, image: "proxy:1", ports: [{ name: https, containerPort: 8443 }] }] } } }
`;
const SERVICES = `apiVersion: v1
kind: Service
metadata: { name: metrics, namespace: big }
spec: { selector: { run: manager }, ports: [{ port: 8443, targetPort: https }] }
---
apiVersion: v1
kind: Service
metadata: { name: hooks, namespace: big }
spec: { selector: { run: manager }, ports: [{ port: 443, targetPort: hooks }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: manager, namespace: big }
spec: { maxUnavailable: 1, selector: { matchLabels: { team: a } } }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: hooks }
webhooks:
  - name: a.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: { service: { name: big-hooks, namespace: big } }
`;

function told(kustomization: string): string[] {
  return workspaceOf({
    'manager.yaml': MANAGER,
    'services.yaml': SERVICES,
    'proxy.yaml': PROXY,
    'kustomization.yaml': kustomization,
  })
    .check(uriOf('services.yaml'))
    .findings.filter(({ severity }) => severity === 'warning')
    .map(({ rule }) => rule);
}

describe('what a kustomization adds', () => {
  const resources = 'resources: [manager.yaml, services.yaml]\n';
  const all = [
    'kubernetes/service-target-port',
    'kubernetes/disruption-budget-without-pods',
    'kubernetes/webhook-service',
  ];
  for (const [what, kustomization, expected] of [
    ['nothing', resources, all],
    ['a port, by a patch', `${resources}patches: [{ path: proxy.yaml }]\n`, all.slice(1)],
    ['labels', `${resources}labels: [{ pairs: { team: a }, includeTemplates: true }]\n`, [all[0], all[2]]],
    ['a prefix', `${resources}namePrefix: big-\nnamespace: big\n`, all.slice(0, 2)],
  ] as const)
    it(`${what} is not missing`, () => {
      assert.deepEqual(told(kustomization).toSorted(), expected.toSorted());
    });
});

import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../../testing/workspace-of.ts';

function deployment(name: string, container = '', spec = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  ${spec}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: main, image: "web:1" ${container} }]
`;
}

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 9090 }] }
`;
const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 3 }
`;
const READS = ', envFrom: [{ configMapRef: { name: made-elsewhere } }]';
const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata: { name: other, namespace: shop }
data: { A: b }
`;
const COLLECTOR = `apiVersion: example.com/v1
kind: Collector
metadata: { name: a, namespace: shop }
`;

/** Files, and the findings of the first that are more severe than a hint. */
const CASES: readonly (readonly [what: string, files: Record<string, string>, told: readonly string[]])[] = [
  [
    'a port that no container declares',
    { 'a/service.yaml': SERVICE, 'a/web.yaml': deployment('web', ', ports: [{ containerPort: 80 }]') },
    ['warning kubernetes/service-target-port'],
  ],
  [
    'a port that somebody fills in',
    {
      'a/service.yaml': SERVICE.replace('9090', '<PORT>'),
      'a/web.yaml': deployment('web', ', ports: [{ containerPort: 80 }]'),
    },
    [],
  ],
  [
    'a port of one of two containers that give it the same name',
    {
      'a/service.yaml': SERVICE,
      'a/web.yaml': deployment(
        'web',
        ', ports: [{ containerPort: 9090, name: http }] }, { name: side, image: "side:1", ports: [{ containerPort: 80, name: http }]',
      ),
    },
    [],
  ],
  [
    'a target of 0, which is the port',
    {
      'a/service.yaml': SERVICE.replace('9090', '0'),
      'a/web.yaml': deployment('web', ', ports: [{ containerPort: 80 }]'),
    },
    [],
  ],
  [
    'a port of a container whose probe asks another that it does not declare either',
    {
      'a/service.yaml': SERVICE,
      'a/web.yaml': deployment(
        'web',
        ', ports: [{ containerPort: 80 }], livenessProbe: { httpGet: { path: /, port: 8080 } }',
      ),
    },
    [],
  ],
  [
    'replicas of what a file beside it scales',
    { 'a/web.yaml': deployment('web', '', 'replicas: 2'), 'b/scaler.yaml': AUTOSCALER },
    ['warning kubernetes/autoscaled-replicas'],
  ],
  [
    'replicas of one of several variants',
    {
      'a/web.yaml': deployment('web', '', 'replicas: 2'),
      'a/web-other.yaml': deployment('web', '', 'replicas: 3'),
      'b/scaler.yaml': AUTOSCALER,
    },
    [],
  ],
  [
    'a ConfigMap that is not there',
    { 'a/web.yaml': deployment('web', READS), 'a/config.yaml': CONFIG_MAP },
    ['warning kubernetes/missing-config-map'],
  ],
  [
    'a ConfigMap where something beside the variants may make it',
    {
      'a/web.yaml': `${deployment('web', READS)}---\n${CONFIG_MAP}`,
      'a/web-other.yaml': deployment('web'),
      'a/collector.yaml': COLLECTOR,
    },
    [],
  ],
  [
    'a ConfigMap that a patch replaces',
    {
      'a/web.yaml': deployment('web', READS),
      'a/config.yaml': CONFIG_MAP,
      'a/patch.yaml': deployment('web', ', envFrom: [{ configMapRef: { name: other } }]'),
      'a/kustomization.yaml': 'resources: [web.yaml, config.yaml]\npatches: [{ path: patch.yaml }]\n',
    },
    [],
  ],
  [
    'a ConfigMap that every cluster has',
    {
      'a/web.yaml': deployment('web', ', envFrom: [{ configMapRef: { name: kube-proxy } }]'),
      'a/config.yaml': CONFIG_MAP,
    },
    [],
  ],
  [
    'a thing of two versions in one kustomization',
    {
      'a/web.yaml': COLLECTOR,
      'a/earlier.yaml': COLLECTOR.replace('v1', 'v1alpha1'),
      'a/kustomization.yaml': 'resources: [web.yaml, earlier.yaml]\n',
    },
    [],
  ],
  [
    'a thing that two files of one kustomization declare',
    {
      'a/web.yaml': COLLECTOR,
      'a/earlier.yaml': COLLECTOR,
      'a/kustomization.yaml': 'resources: [web.yaml, earlier.yaml]\n',
    },
    ['error kubernetes/duplicate-resource'],
  ],
];

describe('findings of resources that name others', () => {
  for (const [what, files, expected] of CASES)
    it(`of ${what}`, () => {
      const [first = ''] = Object.keys(files);
      const found = workspaceOf(files)
        .check(uriOf(first))
        .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ severity, rule }) => `${severity} ${rule}`);
      assert.deepEqual(
        found.filter((told) => !told.includes('unknown-kind')),
        expected,
      );
    });

  it('of the account of a controller of the cluster', () => {
    const binding = (namespace: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reads, namespace: ${namespace} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: some-controller, namespace: ${namespace} }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: mine, namespace: ${namespace} }
`;
    const told = (namespace: string): readonly string[] =>
      workspaceOf({ 'a.yaml': binding(namespace) })
        .check(uriOf('a.yaml'))
        .findings.filter(({ rule }) => rule === 'kubernetes/role-binding')
        .map(({ severity }) => severity);
    assert.deepEqual(told('shop'), ['warning']);
    assert.deepEqual(told('kube-system'), ['hint']);
  });
});

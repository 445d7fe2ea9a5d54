import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../../kinds/settings.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { growthOf, LINEAR } from '../../../testing/steps.ts';
import { rounds } from '../../../testing/rounds.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A bit of everything that the rules look at. */
const SPEC: Json = {
  restartPolicy: 'Always',
  hostPID: true,
  serviceAccount: 'x',
  securityContext: { runAsUser: 0, sysctls: [{ name: 'a', value: 'b' }], seLinuxOptions: { type: 't' } },
  volumes: [
    { name: 'v', hostPath: { path: '/' } },
    { name: 'e', emptyDir: { sizeLimit: '1K' } },
  ],
  initContainers: [{ name: 'a', image: 'b', readinessProbe: { exec: { command: ['x'] } } }],
  containers: [
    {
      name: 'a',
      image: 'b:latest',
      command: ['kube-apiserver', '--anonymous-auth=true'],
      env: [{ name: 'PASSWORD', value: 'hunter2' }, { name: 'PASSWORD' }],
      ports: [{ name: 'HTTP', containerPort: 80, hostPort: 80 }],
      livenessProbe: { httpGet: { port: 'http' }, tcpSocket: { port: 1 } },
      readinessProbe: { httpGet: { port: 'http' } },
      resources: { requests: { cpu: 2, memory: '1m' }, limits: { cpu: '1', memory: 5 } },
      volumeMounts: [{ name: 'v', mountPath: '/x', subPath: 'y' }],
      securityContext: { privileged: true, capabilities: { add: ['X'], drop: ['ALL'] } },
    },
  ],
};

const RESOURCES: readonly Json[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'A_', labels: { 'a b': 'c d' } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { a: 'b' } },
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
      template: { metadata: { labels: { a: 'b' } }, spec: SPEC },
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'c' },
    spec: { schedule: '* * * * 7', timeZone: 'x', jobTemplate: { spec: { template: { spec: SPEC } } } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: '1' },
    spec: { type: 'NodePort', ports: [{ port: 0 }, { port: 0, name: 'x' }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { annotations: { 'a/b/c': 'd' } },
    data: { 'a b': 'c' },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'a/b' },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'i' },
    spec: { rules: [{ http: {} }] },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'p' },
    spec: { minAvailable: '101%', maxUnavailable: 1 },
  },
];

const ODD: readonly Json[] = [
  null,
  '',
  0,
  -1,
  1e99,
  true,
  'x',
  [],
  {},
  [null],
  [[]],
  { a: null },
  '${X}',
  '~',
];

/** The tree with another value at one place. */
function changed(node: Json, pick: (most: number) => number, odd: Json): Json {
  if (pick(8) === 0 || node === null || typeof node !== 'object') return odd;
  if (Array.isArray(node)) {
    const at = pick(Math.max(node.length, 1));
    return node.map((item: Json, index) => (index === at ? changed(item, pick, odd) : item));
  }
  const keys = Object.keys(node);
  const chosen = keys[pick(Math.max(keys.length, 1))];
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, Json] => [
      key,
      key === chosen ? changed(value, pick, odd) : value,
    ]),
  );
}

/** Top-level keys in block style, as people write them; the rest as JSON, which is YAML. */
function written(resource: Json): string {
  return Object.entries(resource ?? {})
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
}

describe('rules on resources that are not as they should be', () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    kubernetes: { ...DEFAULT_SETTINGS.kubernetes, profile: 'strict' as const },
  };

  it('find much in the examples of this test', () => {
    const files = Object.fromEntries(
      RESOURCES.map((resource, index) => [`${index}.yaml`, written(resource)]),
    );
    const workspace = workspaceOf(files, { settings });
    const rules = Object.keys(files).flatMap((path) =>
      workspace.check(uriOf(path)).findings.map(({ rule }) => rule),
    );
    assert.ok(new Set(rules).size > 40, rules.join(' '));
  });

  it('never throw, and point into the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RESOURCES),
        fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
        fc.constantFrom(...ODD),
        (resource, numbers, odd) => {
          let next = 0;
          const pick = (most: number): number => (numbers[next++ % numbers.length] ?? 0) % most;
          const yaml = written(changed(resource, pick, odd));
          const workspace = workspaceOf({ 'a.yaml': yaml }, { settings });
          for (const { span, fixes = [], message } of workspace.check(uriOf('a.yaml')).findings) {
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= yaml.length, message);
            for (const fix of fixes) fix.changes();
          }
        },
      ),
      rounds(400),
    );
  });

  it('take steps that grow with the number of the parts of a container', async () => {
    const check = (count: number): unknown => {
      const many = Array.from({ length: count }, (_, index) => index);
      const text = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: b
      env:
${many.map((index) => `        - {name: PASSWORD_${index}, value: "x${index}"}`).join('\n')}
      ports:
${many.map((index) => `        - {name: p${index}, containerPort: ${index + 1}}`).join('\n')}
`;
      return workspaceOf({ 'a.yaml': text }, { settings }).check(uriOf('a.yaml'));
    };
    assert.ok((await growthOf(check, 100)) < LINEAR);
  });
});

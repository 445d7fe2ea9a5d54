import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import { isAddress, isNetwork } from './address.ts';

function pod(spec: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: example/api:1.0
${spec.replace(/^/gmu, '  ')}
`;
}

function messages(text: string): readonly string[] {
  const workspace = workspaceOf({ 'a.yaml': text });
  return workspace
    .check(uriOf('a.yaml'))
    .findings.filter(({ rule }) => rule === 'kubernetes/schema')
    .map(({ message }) => message);
}

describe('what the server checks beyond its schemas', () => {
  for (const [what, spec, expected] of [
    ['a volume', 'volumes:\n  - name: a\n    emptyDir: {}', []],
    ['a volume of which the server makes an emptyDir', 'volumes:\n  - name: a', []],
    ['a source that is null', 'volumes:\n  - name: a\n    emptyDir: {}\n    hostPath:', []],
    [
      'two sources of a volume',
      'volumes:\n  - name: a\n    emptyDir: {}\n    configMap: { name: b }',
      ['"emptyDir" and "configMap" cannot be used together'],
    ],
    [
      'the name of a volume',
      'volumes:\n  - name: Data_1',
      ['"Data_1" is not a valid value: expected at most 63 lowercase letters, digits and "-"'],
    ],
    [
      'an alias of a host',
      'hostAliases:\n  - ip: here\n    hostnames: [a.local]',
      ['"here" is not a valid value: expected an IP address, such as "10.9.8.7"'],
    ],
    ['an address that is filled in', 'hostAliases:\n  - ip: ${IP}\n    hostnames: [a.local]', []],
    [
      'an operator that compares with nothing',
      'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: a, operator: Exists, values: [b] }] }] } } }',
      ['Operator Exists does not allow "values"'],
    ],
    ['a toleration of everything', 'tolerations:\n  - operator: Exists', []],
    [
      'a toleration without a key',
      'tolerations:\n  - effect: NoSchedule',
      ['Missing field "key" in "tolerations"'],
    ],
    [
      'a toleration with a value too many',
      'tolerations:\n  - { key: a, operator: Exists, value: b }',
      ['"operator: Exists" and "value" cannot be used together'],
    ],
    [
      'a delay for what is not evicted',
      'tolerations:\n  - { key: a, value: b, effect: NoSchedule, tolerationSeconds: 5 }',
      ['"tolerationSeconds" requires the effect NoExecute'],
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(messages(pod(spec)), expected);
    });

  it('reports missing required fields of a resource', () => {
    const named = (kind: string, rest = ''): string => `${kind}\nmetadata: { name: a }\n${rest}`;
    for (const kind of [
      'apiVersion: v1\nkind: Pod',
      'apiVersion: apps/v1\nkind: Deployment',
      'apiVersion: batch/v1\nkind: Job',
    ])
      assert.deepEqual(messages(named(kind)), ['Missing field "spec"'], kind);
    assert.deepEqual(messages(named('apiVersion: v1\nkind: Pod', 'spec: {}\n')), [
      'Missing field "containers" in "spec"',
    ]);
    assert.deepEqual(messages(named('apiVersion: v1\nkind: Pod', 'spec:\n  containers:\n    - name: a\n')), [
      'Missing field "image" in "containers"',
    ]);
    for (const kind of [
      'apiVersion: v1\nkind: ConfigMap',
      'apiVersion: v1\nkind: ServiceAccount',
      'apiVersion: example.org/v1\nkind: Thing',
    ])
      assert.deepEqual(messages(named(kind)), [], kind);
  });

  it('leaves out what a patch leaves out', () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n';
    const unused = `${patch}spec: { template: { spec: { containers: [{ name: a }] } } }\n`;
    const workspace = workspaceOf({
      'patch.yaml': patch,
      'unused.yaml': unused,
      'kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - path: patch.yaml\n',
    });
    for (const name of ['patch.yaml', 'unused.yaml'])
      assert.deepEqual(
        workspace.check(uriOf(name)).findings.filter(({ severity }) => severity === 'error'),
        [],
        name,
      );
    assert.notDeepEqual(messages(unused), []);
  });

  it('leaves the parts of other kinds to those who read them', () => {
    const text = `apiVersion: example.com/v1\nkind: Sidecar\nmetadata:\n  name: a\nspec:\n  volumes: [{ name: A_B }]\n`;
    assert.deepEqual(messages(text), []);
  });

  it('leaves alone what other programs fill in or take away', () => {
    const service = (spec: string): string =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector: { app: a }\n${spec}\n`;
    assert.deepEqual(messages(service('  ports:\n    - port: #@ data.values.port')), []);
    assert.deepEqual(messages(service('  ports:\n    - port: $(PORT)\n  clusterIP: <path:a/b#c>')), []);
    assert.deepEqual(messages(service('  ports: [{ port: "{{ port }}" }]\nsops:\n  mac: ENC[x]')), []);
    assert.equal(messages(service('  ports: [{ port: 80 }]\nsops: 1')).length, 1);
  });

  it('does not check a patch, which is recognized by its directives', () => {
    const service = (spec: string): string =>
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n${spec}\n`;
    assert.deepEqual(messages(service('  ports:\n    - $patch: delete\n      name: http')), []);
    assert.deepEqual(messages(service('  ports:\n    - name: http')), ['Missing field "port" in "ports"']);
  });

  it('knows what a rule of RBAC is about', () => {
    const role = (rule: string): readonly string[] =>
      messages(
        `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: a\nrules:\n  - ${rule}\n`,
      );
    assert.deepEqual(role('{ apiGroups: [""], resources: [pods], verbs: [get] }'), []);
    assert.deepEqual(role('{ nonResourceURLs: [/healthz], verbs: [get] }'), []);
    assert.deepEqual(role('{ resources: [pods], verbs: [get] }'), ['Missing field "apiGroups" in "rules"']);
    assert.deepEqual(role('{ apiGroups: [""], resources: [pods], verbs: [] }'), [
      '"verbs" must be a list, not empty',
    ]);
  });
});

describe('addresses', () => {
  for (const text of ['10.9.8.7', '::1', '::', 'fd00::5', '1:2:3:4:5:6:7:8', '::ffff:10.1.2.3'])
    it(`reads ${text}`, () => {
      assert.ok(isAddress(text));
    });
  for (const text of [
    '',
    '10.9.8',
    '10.9.8.256',
    'a.b.c.d',
    '1:2',
    '::1::',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
  ])
    it(`does not read "${text}"`, () => {
      assert.ok(!isAddress(text));
    });
  it('reads networks', () => {
    assert.ok(isNetwork('10.0.0.0/8') && isNetwork('fd00::/64'));
    assert.ok(
      !isNetwork('10.0.0.0') && !isNetwork('10.0.0.0/33') && !isNetwork('x/8') && !isNetwork('fd00::/129'),
    );
  });
});

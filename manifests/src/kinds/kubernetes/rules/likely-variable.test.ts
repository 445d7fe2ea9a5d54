import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

function severitiesOf(rule: string, text: string): readonly string[] {
  const { findings } = workspaceOf({ 'app.yaml': text }).check(uriOf('app.yaml'));
  return findings.filter((finding) => finding.rule === `kubernetes/${rule}`).map(({ severity }) => severity);
}

const PLACES: readonly (readonly [rule: string, manifest: (value: string) => string, plain: string])[] = [
  ['resource-name', (value) => configMap(value, 'shop'), 'SHOP'],
  ['resource-name', (value) => configMap('shop', value), 'SHOP'],
  ['container-name', (value) => deployment({ name: value }), 'SHOP'],
  ['schema', (value) => deployment({ account: value }), 'SHOP'],
  ['schema', (value) => deployment({ replicas: value }), 'TWO'],
  ['port-name', (value) => deployment({ port: value }), 'HTTP'],
  ['quantity', claim, 'LARGE'],
  ['secret-base64', secret, 'SHOP!'],
  ['ingress-rule', ingress, 'SHOP'],
];

describe('values in capitals that a script is likely to replace', () => {
  for (const [rule, manifest, plain] of PLACES)
    it(`${rule}: ${manifest('…').slice(0, 60).replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(severitiesOf(rule, manifest('REPLACE_ME')), ['hint']);
      assert.deepEqual(severitiesOf(rule, manifest(plain)), ['error']);
      assert.deepEqual(severitiesOf(rule, manifest("'@REPLACE_ME@'")), []);
    });

  it('lowers a word that resembles none of an enumeration', () => {
    const text = deployment({}).replace('spec:\n', 'spec:\n  strategy: { type: FROM_OVERLAY }\n');
    assert.deepEqual(severitiesOf('schema', text), ['hint']);
  });

  for (const standIn of ['xxxxxxxx-', 'xxxxxxxxxx', '"...the key in base64..."'])
    it(`lowers a secret that stands for another: ${standIn}`, () => {
      assert.deepEqual(severitiesOf('secret-base64', secret(standIn)), [
        standIn.endsWith('-') ? 'error' : 'hint',
      ]);
    });

  it('leaves enumerations as they are', () => {
    const text = deployment({}).replace('spec:\n', 'spec:\n  strategy: { type: ROLLING_UPDATE }\n');
    assert.deepEqual(severitiesOf('schema', text), ['error']);
  });
});

function configMap(name: string, namespace: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ${namespace} }\n`;
}

function deployment(values: { name?: string; account?: string; replicas?: string; port?: string }): string {
  const { name = 'shop', account = 'shop', replicas = '2', port = 'http' } = values;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      serviceAccountName: ${account}
      containers: [{ name: ${name}, image: 'shop:1', ports: [{ name: ${port}, containerPort: 8080 }] }]
`;
}

function claim(size: string): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: ${size} } } }
`;
}

function secret(value: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: { name: shop }\ndata: { key: ${value} }\n`;
}

function ingress(host: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules: [{ host: ${host}, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] } }]
`;
}

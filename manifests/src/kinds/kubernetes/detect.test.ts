import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isKubernetes } from './detect.ts';

function detected(text: string, name = 'x.yaml'): boolean {
  return isKubernetes(TextDocument.create(`file:///${name}`, 'yaml', 1, text));
}

describe('Kubernetes manifests', () => {
  for (const text of [
    'apiVersion: apps/v1\n',
    'apiVersion: v1\nkind: Service\n',
    '# a remark\n---\nkind: Pod\napiVersion: v1\n',
    '"apiVersion": "v1"\n"kind": "Pod"\n',
    'a: 1\n---\napiVersion: v1\nkind: Pod\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  image: "{{inputs.parameters.image}}"\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  image: {{inputs.parameters.image}}\n',
    'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nsummary: "{{ $labels.pod }} is {{ $value }}"\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "{{ .Name }}"\n',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: "{user}/web:1"\n',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {a: b}\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "%s"\n  b: x %s\n',
    'apiVersion: v1\nKind: Service\nmetadata:\n  name: web\n',
    'apiversion: v1\nkind: Service\nmetadata:\n  name: web\n',
    'kind: Service\nmetadata:\n  name: web\nspec:\n  ports: []\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    <A_B>\n    </A_B>\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: <A_B>\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    title: %% a comment of mermaid\n',
    'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  args: [{{inputs.parameters.image}}]\n',
    'kind: Secret\nmetadata:\n  labels: {}\n  name: web\ndata: {}\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    x\n\n    <#if a>\n    {% if b %}\n  b: >-\n    <% c %>\n',
  ])
    it(JSON.stringify(text), () => {
      assert.ok(detected(text));
    });

  for (const text of [
    'services:\n  kind: x\n',
    'apiVersion: v2\nname: chart\n',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ include "x.name" . }}\n',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{.Name}}\n',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n<#if a.b??>\n  labels: {a: b}\n</#if>\n',
    'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  namespace: %%%\n',
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nspec:\n  dnsNames: [{{HOST_NAME}}]\n',
    '{% if b %}\napiVersion: v1\nkind: Service\n{% endif %}\n',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    x\n  <% if a %>\n  b: c\n',
    '{{- if .Values.on }}\napiVersion: v1\nkind: Service\n{{- end }}\n',
    'apiVersion: v1\nkind: Service\nspec:\n  {{ ports }}\n',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    '  apiVersion: v1\n  kind: Service\n',
    'kind: Service\nmetadata:\n  name: web\n',
    'kind: Service\nname: web\nspec: {}\n',
    'Kind: Service\nname: web\n',
    'Kind: Letter\nmetadata: {}\n',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: {user}/web:1\n',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: @NAME@\n',
    'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster:\n    name: %s\n',
    'apiVersion: a.example/v1\nkind: Network\nspec:\n  networks:\n    - cidr: {IPv6}/128\n',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    <ISSUER_ANNOTATION>\n',
  ])
    it(`not a manifest: ${JSON.stringify(text)}`, () => {
      assert.equal(detected(text), false);
    });

  it('values of a chart that are nothing but a kind are not a resource that somebody begins', () => {
    for (const name of ['values.yaml', 'ci/daemonset-values.yml', 'values-prod.yaml'])
      assert.equal(detected('kind: DaemonSet\n', name), false, name);
    assert.equal(detected('kind: DaemonSet\n', 'ci/daemonset.yml'), true);
    assert.equal(detected('apiVersion: v1\nkind: Pod\n', 'values.yaml'), true);
  });
});

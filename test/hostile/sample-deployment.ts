/** A small system of every kind of manifest that is deployed or run, all of whose parts know each other. */
export const DEPLOYMENT: Readonly<Record<string, string>> = {
  'k8s/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop, labels: { app: api } }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api, tier: web } }
    spec:
      serviceAccountName: api
      containers:
        - name: main
          image: ghcr.io/acme/api:1.2.0
          ports:
            - { name: http, containerPort: 8080 }
          envFrom:
            - configMapRef: { name: settings }
          env:
            - name: TOKEN
              valueFrom: { secretKeyRef: { name: token, key: value, optional: true } }
          readinessProbe: { httpGet: { path: /, port: http } }
          volumeMounts:
            - { name: data, mountPath: /data }
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
spec:
  selector:
    app: api
  ports:
    - name: web
      port: 80
      targetPort: http
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: settings, namespace: shop }
    data: { LEVEL: info }
  - apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: api, namespace: shop }
    spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: 4 }
`,
  'k8s/edge.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: shop }
spec:
  tls: [{ hosts: [api.example.com], secretName: tls }]
  rules:
    - host: api.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: api, port: { name: web } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api, namespace: shop }
spec: { minAvailable: 1, selector: { matchLabels: { app: api } } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: api, namespace: shop }]
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://github.com/acme/shop.git, path: k8s, targetRevision: main }
  destination: { server: https://kubernetes.default.svc, namespace: shop }
`,
  'k8s/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
resources: [app.yaml, edge.yaml]
configMapGenerator:
  - name: generated
    literals: [A=1]
patches:
  - path: patch.yaml
`,
  'k8s/patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec: { replicas: 3 }
`,
  'k8s/crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: boats.acme.io }
spec:
  group: acme.io
  scope: Namespaced
  names: { kind: Boat, plural: boats }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, required: [sails], properties: { sails: { type: integer } } } }
---
apiVersion: acme.io/v1
kind: Boat
metadata: { name: one }
spec: { sails: 2 }
`,
  'argo/train.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { generateName: train- }
spec:
  entrypoint: main
  arguments: { parameters: [{ name: days, value: "10" }] }
  templates:
    - name: main
      dag:
        tasks:
          - name: load
            template: step
            arguments: { parameters: [{ name: what, value: "{{workflow.parameters.days}}" }] }
          - name: fit
            template: step
            depends: load.Succeeded
            arguments: { parameters: [{ name: what, value: "{{tasks.load.outputs.parameters.out}}" }] }
    - name: step
      inputs: { parameters: [{ name: what }] }
      outputs: { parameters: [{ name: out, valueFrom: { path: /tmp/out } }] }
      container: { image: "python:3.11", command: [echo, "{{inputs.parameters.what}}"] }
`,
  'kubeflow/pipeline.yaml': `# PIPELINE DEFINITION
pipelineInfo: { name: train }
schemaVersion: 2.1.0
sdkVersion: kfp-2.7.0
components:
  comp-load:
    executorLabel: exec-load
    outputDefinitions: { parameters: { Output: { parameterType: STRING } } }
  comp-fit:
    executorLabel: exec-fit
    inputDefinitions: { parameters: { data: { parameterType: STRING } } }
deploymentSpec:
  executors:
    exec-load: { container: { image: "python:3.11" } }
    exec-fit: { container: { image: "python:3.11" } }
root:
  dag:
    tasks:
      load: { componentRef: { name: comp-load }, taskInfo: { name: load } }
      fit:
        componentRef: { name: comp-fit }
        dependentTasks: [load]
        inputs: { parameters: { data: { taskOutputParameter: { outputParameterKey: Output, producerTask: load } } } }
        taskInfo: { name: fit }
`,
  '.github/workflows/ci.yml': `name: CI
on:
  push: { branches: [main] }
  workflow_dispatch:
    inputs: { level: { type: choice, options: [a, b] } }
  schedule: [{ cron: '0 4 * * 1' }]
permissions: { contents: read }
env: { REGISTRY: ghcr.io }
jobs:
  test:
    runs-on: \${{ matrix.os }}
    timeout-minutes: 10
    strategy: { matrix: { os: [ubuntu-latest, windows-latest] } }
    outputs: { tag: '\${{ steps.meta.outputs.tag }}' }
    steps:
      - uses: actions/checkout@v4
      - id: meta
        run: echo "tag=1" >> "$GITHUB_OUTPUT"
      - if: github.event_name == 'push' && success()
        run: python src/train.py --level \${{ inputs.level }}
  build:
    needs: [test]
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/greet
        with: { who: "\${{ needs.test.outputs.tag }}" }
      - run: docker build -t ghcr.io/acme/api:\${{ github.sha }} .
`,
  '.github/actions/greet/action.yml': `name: Greet
description: Says hello
inputs: { who: { description: To whom, required: true } }
runs:
  using: composite
  steps:
    - run: echo "\${{ inputs.who }}"
      shell: bash
`,
  'compose.yaml': `services:
  api:
    image: ghcr.io/acme/api:1.2.0
    build: { context: . }
    ports: ["8080:8080"]
    depends_on:
      db: { condition: service_healthy }
    networks: [back]
    volumes: ["data:/data"]
    environment: { LEVEL: "\${LEVEL:-info}" }
  db:
    image: postgres:16
    healthcheck: { test: [CMD, pg_isready] }
    networks: [back]
networks: { back: {} }
volumes: { data: {} }
`,
  'monitoring/prometheus.yml': `global: { scrape_interval: 15s }
rule_files: [alerts.yml]
scrape_configs:
  - job_name: api
    static_configs: [{ targets: ["api:8080"] }]
`,
  'monitoring/alerts.yml': `groups:
  - name: api
    rules:
      - alert: Down
        expr: up{job="api"} == 0
        for: 5m
        labels: { severity: page }
        annotations: { summary: "{{ $labels.instance }} is down" }
`,
  'functions/stack.yml': `version: 1.0
provider: { name: openfaas, gateway: http://localhost:8080 }
functions:
  blur: { lang: python3, handler: ./blur, image: acme/blur:1.0 }
`,
  'ml.pipeline.yaml': `version: 1
name: train
params:
  days: { type: integer, default: 10 }
stages:
  load:
    run: python src/load.py --days \${params.days}
    inputs: [src/load.py]
    outputs: { raw: data/raw.csv }
  fit:
    run: python src/train.py
    inputs: [src/train.py, data/raw.csv]
    outputs: { model: models/model.joblib }
    needs: [load]
`,
  'dvc.yaml': `stages:
  prepare:
    cmd: python src/prepare.py \${split}
    deps: [src/prepare.py, data/data.xml]
    params: [prepare.split]
    outs: [data/prepared]
  fit:
    cmd: python src/fit.py
    deps: [data/prepared]
    outs: [model.pkl]
    metrics: [scores.json: { cache: false }]
`,
  'params.yaml': 'prepare: { split: 0.2 }\nsplit: 0.2\n',
};

/** What people type into such files, whole or in part. */
export const DEPLOYMENT_PIECES: readonly string[] = [
  'apiVersion: v1\n',
  'kind: Pod\n',
  'kind: Service\n',
  'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: x }\nspec: { schedule: "* * * *" }\n',
  '\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { LEVEL: debug, MORE: "1" }\n',
  '\n---\napiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\n',
  'namespace: other\n',
  '  labels: { app: web }\n',
  'app: api',
  'app: web',
  'matchLabels: { app: web }\n',
  'targetPort: 8081\n',
  'name: http',
  'image: nginx\n',
  'configMapRef: { name: gone }\n',
  'replicas: many\n',
  'privileged: true\n',
  'cpu: 100m',
  'memory: 128MB',
  'spec:\n',
  '$patch: delete\n',
  '{{ .Values.name }}',
  '{{inputs.parameters.what}}',
  '{{tasks.fit.outputs.result}}',
  '{{=sprig.now()}}',
  '${{ github.head_ref }}',
  '${{ needs.build.outputs.x }}',
  '${{ matrix.os }}',
  '${{ steps.meta.outputs.tag || fromJSON(\'["a"]\')[0] }}',
  '${{',
  '}}',
  'needs: [build]\n',
  'runs-on: ubuntu-latest\n',
  'uses: actions/checkout@v2\n',
  '  extra:\n    runs-on: x\n    steps: [{ run: ls }]\n',
  'depends_on: [api]\n',
  'ports: ["8080:8080"]\n',
  '${LEVEL}',
  '${params.days}',
  '${stages.load.outputs.raw}',
  'expr: sum(rate(x[5m])) by (job',
  'for: 5 minutes\n',
  '  again:\n    run: python src/train.py\n    outputs: { raw: data/raw.csv }\n',
  'outs: [data]\n',
  'resources: [gone.yaml]\n',
  'depends: load && fit',
  '# checkov:skip=CKV_K8S_14:why\n',
  '# kube-linter\n',
];

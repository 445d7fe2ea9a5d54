/** One shop in which every name is the name of one thing only: wherever it is, that thing is meant. */
export const FILES: Readonly<Record<string, string>> = {
  'deploy/shop/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [shop.yaml, network.yaml]
configMapGenerator:
  - name: made-settings
    literals: [MADE_LEVEL=info]
patches:
  - target: { kind: Deployment, name: serve-orders }
    patch: |-
      - { op: add, path: /spec/minReadySeconds, value: 2 }
  - patch: |-
      apiVersion: v1
      kind: Service
      metadata: { name: order-service, namespace: storefront }
      spec: { type: ClusterIP }
`,
  'deploy/shop/shop.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: storefront, labels: { reach: outward } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: order-settings, namespace: storefront }
data: { ORDER_LEVEL: info }
---
apiVersion: v1
kind: Secret
metadata: { name: order-credentials, namespace: storefront }
stringData: { ORDER_TOKEN: x }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: order-runner, namespace: storefront }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: order-files, namespace: storefront }
spec: { storageClassName: quick-disks, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: order-reader, namespace: storefront }
rules: [{ apiGroups: [""], resources: [configmaps], resourceNames: [order-settings], verbs: [get] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: order-reads, namespace: storefront }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: order-reader }
subjects: [{ kind: ServiceAccount, name: order-runner, namespace: storefront }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: serve-orders, namespace: storefront }
spec:
  selector: { matchLabels: { app: order-pods } }
  template:
    metadata: { labels: { app: order-pods } }
    spec:
      serviceAccountName: order-runner
      priorityClassName: urgent-work
      imagePullSecrets: [{ name: order-credentials }]
      containers:
        - name: order-container
          image: ghcr.io/example/orders:1.0
          ports: [{ name: order-port, containerPort: 8080 }]
          livenessProbe: { httpGet: { path: /, port: order-port } }
          envFrom: [{ configMapRef: { name: order-settings } }, { configMapRef: { name: made-settings } }]
          env:
            - { name: LEVEL, valueFrom: { configMapKeyRef: { name: order-settings, key: ORDER_LEVEL } } }
            - { name: TOKEN, valueFrom: { secretKeyRef: { name: order-credentials, key: ORDER_TOKEN } } }
            - { name: MADE, valueFrom: { configMapKeyRef: { name: made-settings, key: MADE_LEVEL } } }
            - { name: PEER, value: "http://order-service.storefront:80/" }
          volumeMounts: [{ name: order-volume, mountPath: /x }]
      volumes: [{ name: order-volume, persistentVolumeClaim: { claimName: order-files } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: keep-orders, namespace: storefront }
spec:
  serviceName: order-ledger
  selector: { matchLabels: { app: ledger-pods } }
  template:
    metadata: { labels: { app: ledger-pods } }
    spec: { containers: [{ name: ledger, image: ledger:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: order-ledger, namespace: storefront }
spec: { clusterIP: None, selector: { app: ledger-pods } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: order-scaler, namespace: storefront }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: serve-orders }
  maxReplicas: 3
  metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: order-container, target: { type: Utilization, averageUtilization: 50 } } }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: order-budget, namespace: storefront }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: order-pods } } }
`,
  'deploy/shop/network.yaml': `apiVersion: v1
kind: Service
metadata: { name: order-service, namespace: storefront, labels: { watched: order-watch } }
spec:
  selector: { app: order-pods }
  ports: [{ name: plain-port, port: 80, targetPort: order-port }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: order-way, namespace: storefront, annotations: { cert-manager.io/cluster-issuer: paper-office } }
spec:
  ingressClassName: outer-edge
  tls: [{ hosts: [orders.example], secretName: order-certificate }]
  rules: [{ host: orders.example, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: order-service, port: { name: plain-port } } } }] } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge-gate, namespace: storefront }
spec:
  gatewayClassName: fast-gates
  listeners:
    - name: secure-way
      port: 443
      protocol: HTTPS
      tls: { certificateRefs: [{ name: order-certificate }] }
      allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { reach: outward } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: order-route, namespace: storefront }
spec:
  parentRefs: [{ name: edge-gate, sectionName: secure-way }]
  rules: [{ backendRefs: [{ name: order-service, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: order-grant, namespace: storefront }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: storefront }]
  to: [{ group: "", kind: Service, name: order-service }]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: order-paper, namespace: storefront }
spec: { secretName: order-certificate, dnsNames: [orders.example], issuerRef: { name: paper-office, kind: ClusterIssuer } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: order-walls, namespace: storefront }
spec:
  podSelector: { matchLabels: { app: order-pods } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: ledger-pods } }
        - namespaceSelector: { matchLabels: { reach: outward } }
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: storefront } }
      ports: [{ port: order-port }]
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: order-monitor, namespace: storefront }
spec: { selector: { matchLabels: { watched: order-watch } }, endpoints: [{ port: plain-port }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: order-rule, namespace: storefront }
spec: { host: order-service, subsets: [{ name: steady, labels: { app: order-pods } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: order-mesh, namespace: storefront }
spec: { hosts: [order-service], http: [{ route: [{ destination: { host: order-service, subset: steady } }] }] }
`,
  'cluster/classes.yaml': `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: urgent-work }
value: 1
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: quick-disks }
provisioner: a
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: outer-edge }
spec: { controller: a/b }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: fast-gates }
spec: { controllerName: a.b/c }
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: paper-office }
spec: { selfSigned: {} }
`,
  'cluster/argo.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: trade-team, namespace: argocd }
spec: { sourceRepos: ["*"], destinations: [{ server: "*", namespace: storefront }] }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: trade-team
  source: { repoURL: https://git.example/shop.git, path: deploy/shop, targetRevision: main }
  destination: { server: https://kubernetes.default.svc, namespace: storefront }
`,
  Dockerfile: 'FROM scratch\n',
  'compose.yaml': `services:
  orders:
    build: .
    image: ghcr.io/example/orders:1.0
`,
};

export interface Link {
  readonly thing: string;
  readonly name: string;
  readonly file: string;
  /** What is before the name where it is declared. */
  readonly before: string;
}

const SHOP = 'deploy/shop/shop.yaml';
const NETWORK = 'deploy/shop/network.yaml';
const CLASSES = 'cluster/classes.yaml';

/** What people link by name. */
export const LINKS: readonly Link[] = [
  { thing: 'namespace', name: 'storefront', file: SHOP, before: 'metadata: { name: ' },
  { thing: 'label of a namespace', name: 'outward', file: SHOP, before: 'labels: { reach: ' },
  { thing: 'ConfigMap', name: 'order-settings', file: SHOP, before: 'kind: ConfigMap\nmetadata: { name: ' },
  { thing: 'key of a ConfigMap', name: 'ORDER_LEVEL', file: SHOP, before: 'data: { ' },
  { thing: 'Secret', name: 'order-credentials', file: SHOP, before: 'kind: Secret\nmetadata: { name: ' },
  { thing: 'key of a Secret', name: 'ORDER_TOKEN', file: SHOP, before: 'stringData: { ' },
  { thing: 'claim', name: 'order-files', file: SHOP, before: 'metadata: { name: ' },
  { thing: 'service account', name: 'order-runner', file: SHOP, before: 'metadata: { name: ' },
  { thing: 'role', name: 'order-reader', file: SHOP, before: 'metadata: { name: ' },
  { thing: 'target of an autoscaler', name: 'serve-orders', file: SHOP, before: 'metadata: { name: ' },
  { thing: 'label of pods', name: 'order-pods', file: SHOP, before: 'labels: { app: ' },
  { thing: 'port of pods', name: 'order-port', file: SHOP, before: 'ports: [{ name: ' },
  { thing: 'container', name: 'order-container', file: SHOP, before: '- name: ' },
  { thing: 'volume', name: 'order-volume', file: SHOP, before: 'volumes: [{ name: ' },
  {
    thing: 'governing Service',
    name: 'order-ledger',
    file: SHOP,
    before: 'kind: Service\nmetadata: { name: ',
  },
  { thing: 'Service', name: 'order-service', file: NETWORK, before: 'kind: Service\nmetadata: { name: ' },
  { thing: 'port of a Service', name: 'plain-port', file: NETWORK, before: 'ports: [{ name: ' },
  { thing: 'label of a Service', name: 'order-watch', file: NETWORK, before: 'labels: { watched: ' },
  { thing: 'gateway', name: 'edge-gate', file: NETWORK, before: 'metadata: { name: ' },
  { thing: 'listener', name: 'secure-way', file: NETWORK, before: '- name: ' },
  {
    thing: 'Secret of a certificate',
    name: 'order-certificate',
    file: NETWORK,
    before: 'spec: { secretName: ',
  },
  { thing: 'subset', name: 'steady', file: NETWORK, before: 'subsets: [{ name: ' },
  { thing: 'priority class', name: 'urgent-work', file: CLASSES, before: 'name: ' },
  { thing: 'storage class', name: 'quick-disks', file: CLASSES, before: 'name: ' },
  { thing: 'ingress class', name: 'outer-edge', file: CLASSES, before: 'name: ' },
  { thing: 'gateway class', name: 'fast-gates', file: CLASSES, before: 'name: ' },
  { thing: 'issuer', name: 'paper-office', file: CLASSES, before: 'name: ' },
  {
    thing: 'project of Argo CD',
    name: 'trade-team',
    file: 'cluster/argo.yaml',
    before: 'metadata: { name: ',
  },
  {
    thing: 'ConfigMap that kustomize makes',
    name: 'made-settings',
    file: 'deploy/shop/kustomization.yaml',
    before: '- name: ',
  },
];

/** Links that lead somewhere and have no name that could be changed: from a text to the file that it leads to. */
export const PATHS: readonly {
  readonly thing: string;
  readonly file: string;
  readonly at: string;
  readonly to: string;
}[] = [
  {
    thing: 'path of Argo CD',
    file: 'cluster/argo.yaml',
    at: 'path: deploy',
    to: 'deploy/shop/kustomization.yaml',
  },
  { thing: 'file of a kustomization', file: 'deploy/shop/kustomization.yaml', at: '[shop', to: SHOP },
  { thing: 'image built by Compose', file: SHOP, at: 'image: ghcr', to: 'compose.yaml' },
  { thing: 'number of a port', file: NETWORK, at: 'name: order-service, port: 8', to: NETWORK },
  { thing: 'key that kustomize makes', file: SHOP, at: 'key: MADE', to: 'deploy/shop/kustomization.yaml' },
];

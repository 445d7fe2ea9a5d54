import { placeTree, type PathPattern, type PlaceTree } from '../references/place-tree.ts';

/** What a selector is for. */
export type SelectorUse =
  | 'template'
  | 'service'
  | 'network-policy'
  | 'peer'
  | 'namespaces'
  | 'disruption-budget'
  | 'service-monitor'
  | 'pod-monitor'
  | 'mesh-policy'
  | 'mesh-workload'
  | 'subset'
  | 'spread';

/** A place in resources that chooses others by their labels. */
export interface SelectorPlace extends PathPattern {
  readonly in: readonly string[];
  readonly form: 'labels' | 'selector';
  readonly use: SelectorUse;
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].flatMap((kind) => [
  `apps/${kind}`,
  `extensions/${kind}`,
]);
const POLICIES = ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy'];
const MESH = ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'].map(
  (kind) => `security.istio.io/${kind}`,
);

const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(
  (kind) => `admissionregistration.k8s.io/${kind}`,
);

const PLACES: readonly SelectorPlace[] = [
  { in: [...WORKLOADS, 'argoproj.io/Rollout'], at: 'spec.selector', form: 'selector', use: 'template' },
  { in: ['/ReplicationController'], at: 'spec.selector', form: 'labels', use: 'template' },
  { in: ['/Service'], at: 'spec.selector', form: 'labels', use: 'service' },
  { in: POLICIES, at: 'spec.podSelector', form: 'selector', use: 'network-policy' },
  { in: POLICIES, at: 'spec.{ingress[].from,egress[].to}[].podSelector', form: 'selector', use: 'peer' },
  {
    in: POLICIES,
    at: 'spec.{ingress[].from,egress[].to}[].namespaceSelector',
    form: 'selector',
    use: 'namespaces',
  },
  {
    in: ['gateway.networking.k8s.io/Gateway'],
    at: 'spec.listeners[].allowedRoutes.namespaces.selector',
    form: 'selector',
    use: 'namespaces',
  },
  { in: WEBHOOKS, at: 'webhooks[].namespaceSelector', form: 'selector', use: 'namespaces' },
  {
    in: ['monitoring.coreos.com/Prometheus', 'monitoring.coreos.com/PrometheusAgent'],
    at: 'spec.{serviceMonitor,podMonitor,probe,rule,scrapeConfig}NamespaceSelector',
    form: 'selector',
    use: 'namespaces',
  },
  { in: ['policy/PodDisruptionBudget'], at: 'spec.selector', form: 'selector', use: 'disruption-budget' },
  {
    in: ['monitoring.coreos.com/ServiceMonitor'],
    at: 'spec.selector',
    form: 'selector',
    use: 'service-monitor',
  },
  { in: ['monitoring.coreos.com/PodMonitor'], at: 'spec.selector', form: 'selector', use: 'pod-monitor' },
  { in: MESH, at: 'spec.selector', form: 'selector', use: 'mesh-policy' },
  { in: ['networking.istio.io/Gateway'], at: 'spec.selector', form: 'labels', use: 'mesh-workload' },
  {
    in: [
      'networking.istio.io/Sidecar',
      'networking.istio.io/EnvoyFilter',
      'networking.istio.io/ServiceEntry',
    ],
    at: 'spec.workloadSelector.labels',
    form: 'labels',
    use: 'mesh-workload',
  },
  {
    in: ['telemetry.istio.io/Telemetry', 'extensions.istio.io/WasmPlugin'],
    at: 'spec.selector',
    form: 'selector',
    use: 'mesh-workload',
  },
  {
    in: ['networking.istio.io/DestinationRule'],
    at: 'spec.subsets[].labels',
    form: 'labels',
    use: 'subset',
  },
];

const TREES = new Map<string, PlaceTree<SelectorPlace>>();
for (const kind of new Set(PLACES.flatMap((place) => place.in)))
  TREES.set(kind, placeTree(PLACES.filter((place) => place.in.includes(kind))));

const TERM = 'affinity.{podAffinity,podAntiAffinity}';

/** Selectors in the description of pods, from its `spec`: they choose the pods to be near to or far from. */
export const SELECTORS_IN_PODS: PlaceTree<SelectorPlace> = placeTree<SelectorPlace>(
  [
    'topologySpreadConstraints[].labelSelector',
    `${TERM}.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector`,
    `${TERM}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector`,
  ].map((at) => ({ in: ['pods'], at, form: 'selector', use: 'spread' })),
);

/** The selectors in resources of a kind, outside of the pods that they describe. */
export function selectorsIn(group: string, kind: string): PlaceTree<SelectorPlace> | undefined {
  return TREES.get(`${group}/${kind}`);
}

import { t } from '@vscode/l10n';
import type { DiagramNode, NodeShape } from '../../../core/views/diagram.ts';

/** What a resource is to a picture, from the outside inwards. */
export type Layer =
  | 'entrance'
  | 'service'
  | 'workload'
  | 'configuration'
  | 'secret'
  | 'storage'
  | 'guard'
  | 'trust'
  | 'delivery';

interface Style {
  readonly shape: NodeShape;
  readonly tone: DiagramNode['tone'];
}

export const LAYER_STYLES: Readonly<Record<Layer, Style>> = {
  entrance: { shape: 'hexagon', tone: 'accent' },
  service: { shape: 'stadium', tone: 'accent' },
  workload: { shape: 'box', tone: 'good' },
  configuration: { shape: 'rounded', tone: 'neutral' },
  secret: { shape: 'subroutine', tone: 'neutral' },
  storage: { shape: 'cylinder', tone: 'neutral' },
  guard: { shape: 'stadium', tone: 'muted' },
  trust: { shape: 'subroutine', tone: 'muted' },
  delivery: { shape: 'hexagon', tone: 'muted' },
};

const LAYERS: Readonly<Record<string, Layer>> = {
  Ingress: 'entrance',
  Gateway: 'entrance',
  HTTPRoute: 'entrance',
  GRPCRoute: 'entrance',
  TCPRoute: 'entrance',
  TLSRoute: 'entrance',
  UDPRoute: 'entrance',
  VirtualService: 'entrance',
  DestinationRule: 'guard',
  Service: 'service',
  Deployment: 'workload',
  StatefulSet: 'workload',
  DaemonSet: 'workload',
  ReplicaSet: 'workload',
  ReplicationController: 'workload',
  Rollout: 'workload',
  Pod: 'workload',
  Job: 'workload',
  CronJob: 'workload',
  ScaledJob: 'workload',
  ConfigMap: 'configuration',
  Secret: 'secret',
  PersistentVolumeClaim: 'storage',
  PersistentVolume: 'storage',
  HorizontalPodAutoscaler: 'guard',
  VerticalPodAutoscaler: 'guard',
  ScaledObject: 'guard',
  PodDisruptionBudget: 'guard',
  NetworkPolicy: 'guard',
  Certificate: 'trust',
  ClusterIssuer: 'trust',
  Issuer: 'trust',
  Application: 'delivery',
  AppProject: 'delivery',
};

/** The layer of a kind; undefined for one that the picture leaves out, such as roles and definitions of kinds. */
export function layerOf(kind: string): Layer | undefined {
  return Object.hasOwn(LAYERS, kind) ? LAYERS[kind] : undefined;
}

const NAMES = new Map(Object.keys(LAYERS).map((kind) => [kind.toLowerCase(), kind] as const));

/** A kind as people write it, from its lower case. */
export function kindNamed(lower: string): string {
  return NAMES.get(lower) ?? lower;
}

/** What the key to the picture says of a layer. */
export function layerText(layer: Layer): string {
  switch (layer) {
    case 'entrance':
      return t('Ingress, Gateway, route');
    case 'service':
      return t('Service');
    case 'workload':
      return t('Workload');
    case 'configuration':
      return t('ConfigMap');
    case 'secret':
      return t('Secret');
    case 'storage':
      return t('Storage');
    case 'guard':
      return t('Autoscaler, budget, policy');
    case 'trust':
      return t('Issuer, certificate');
    case 'delivery':
      return t('Argo CD');
  }
}

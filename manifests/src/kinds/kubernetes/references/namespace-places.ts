import { OWN_LABEL } from '../resources/own-label.ts';
import type { NamePlace } from './place.ts';

const NAMESPACE = { names: { kind: 'Namespace' }, relation: 'namespace' } as const;
/** Where a selector asks for a namespace by its name. */
const BY_NAME = `matchLabels["${OWN_LABEL}"]`;
const GATEWAY_API = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `${GATEWAY_API}/${kind}`,
);
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(
  (kind) => `admissionregistration.k8s.io/${kind}`,
);
const MONITORS = ['ServiceMonitor', 'PodMonitor', 'Probe'].map((kind) => `monitoring.coreos.com/${kind}`);

/** What all resources say. */
export const NAMESPACES_OF_ALL: readonly NamePlace[] = [
  { in: ['*'], at: 'metadata.namespace', ...NAMESPACE },
];

/** Other places that name a namespace. */
export const NAMESPACE_PLACES: readonly NamePlace[] = [
  {
    in: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
    at: 'subjects[].namespace',
    ...NAMESPACE,
  },
  {
    in: ROUTES,
    at: 'spec.{parentRefs[],rules[].backendRefs[],rules[].filters[].requestMirror.backendRef}.namespace',
    ...NAMESPACE,
  },
  {
    in: [`${GATEWAY_API}/Gateway`],
    at: `spec.listeners[].{tls.certificateRefs[].namespace,allowedRoutes.namespaces.selector.${BY_NAME}}`,
    ...NAMESPACE,
  },
  { in: [`${GATEWAY_API}/ReferenceGrant`], at: 'spec.from[].namespace', ...NAMESPACE },
  { in: MONITORS, at: 'spec.namespaceSelector.matchNames[]', ...NAMESPACE },
  {
    in: ['networking.k8s.io/NetworkPolicy'],
    at: `spec.{ingress[].from,egress[].to}[].namespaceSelector.${BY_NAME}`,
    ...NAMESPACE,
  },
  {
    in: WEBHOOKS,
    at: `webhooks[].{clientConfig.service.namespace,namespaceSelector.${BY_NAME}}`,
    ...NAMESPACE,
  },
  { in: ['apiregistration.k8s.io/APIService'], at: 'spec.service.namespace', ...NAMESPACE },
  {
    in: ['apiextensions.k8s.io/CustomResourceDefinition'],
    at: 'spec.conversion.{webhook.clientConfig,webhookClientConfig}.service.namespace',
    ...NAMESPACE,
  },
  { in: ['/PersistentVolume'], at: 'spec.claimRef.namespace', ...NAMESPACE },
  { in: ['argoproj.io/Application'], at: 'spec.destination.namespace', ...NAMESPACE },
  { in: ['argoproj.io/AppProject'], at: 'spec.destinations[].namespace', ...NAMESPACE },
];

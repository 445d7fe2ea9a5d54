import type { NamePlace } from './place.ts';

const INGRESS = ['networking.k8s.io/Ingress', 'extensions/Ingress'];
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `gateway.networking.k8s.io/${kind}`,
);
const GATEWAY_API = 'gateway.networking.k8s.io';
const SERVICE = { kind: 'Service' };
const PORT = ['port.name', 'port.number'];

/** What ingresses, gateways, routes and meshes name. */
export const NETWORK_PLACES: readonly NamePlace[] = [
  {
    in: INGRESS,
    at: 'spec.{rules[].http.paths[].backend,defaultBackend}.service.name',
    names: SERVICE,
    relation: 'backend',
    portNames: PORT,
  },
  {
    in: INGRESS,
    at: 'spec.{rules[].http.paths[].backend,backend}.serviceName',
    names: SERVICE,
    relation: 'backend',
    portNames: ['servicePort'],
  },
  { in: INGRESS, at: 'spec.tls[].secretName', names: { kind: 'Secret' }, relation: 'tls-secret' },
  { in: INGRESS, at: 'spec.ingressClassName', names: { kind: 'IngressClass' }, relation: 'class' },
  {
    in: INGRESS,
    at: 'metadata.annotations["cert-manager.io/cluster-issuer"]',
    names: { kind: 'ClusterIssuer' },
    relation: 'issuer',
  },
  {
    in: INGRESS,
    at: 'metadata.annotations["cert-manager.io/issuer"]',
    names: { kind: 'Issuer' },
    relation: 'issuer',
  },
  {
    in: ROUTES,
    at: 'spec.parentRefs[].name',
    names: { kindAt: 'kind', usually: 'Gateway', only: ['Gateway', 'Service'] },
    relation: 'gateway',
    namespaceAt: 'namespace',
    listenerAt: 'sectionName',
  },
  {
    in: ROUTES,
    at: 'spec.rules[].backendRefs[].name',
    names: { kindAt: 'kind', usually: 'Service', only: ['Service'] },
    relation: 'backend',
    namespaceAt: 'namespace',
    portNames: ['port'],
  },
  {
    in: ROUTES,
    at: 'spec.rules[].filters[].requestMirror.backendRef.name',
    names: { kindAt: 'kind', usually: 'Service', only: ['Service'] },
    relation: 'backend',
    namespaceAt: 'namespace',
    portNames: ['port'],
  },
  {
    in: [`${GATEWAY_API}/Gateway`],
    at: 'spec.gatewayClassName',
    names: { kind: 'GatewayClass' },
    relation: 'class',
  },
  {
    in: [`${GATEWAY_API}/Gateway`],
    at: 'spec.listeners[].tls.certificateRefs[].name',
    names: { kindAt: 'kind', usually: 'Secret', only: ['Secret'] },
    relation: 'tls-secret',
    namespaceAt: 'namespace',
  },
  {
    in: ['networking.istio.io/VirtualService'],
    at: 'spec.{http,tcp,tls}[].route[].destination.host',
    names: SERVICE,
    relation: 'host',
    form: 'host',
    subsetAt: 'subset',
  },
  {
    in: ['networking.istio.io/VirtualService'],
    at: 'spec.http[].{mirror,mirrors[].destination}.host',
    names: SERVICE,
    relation: 'host',
    form: 'host',
    subsetAt: 'subset',
  },
  {
    in: ['networking.istio.io/VirtualService'],
    at: 'spec.hosts[]',
    names: SERVICE,
    relation: 'calls',
    form: 'host',
  },
  {
    in: ['networking.istio.io/VirtualService'],
    at: 'spec.gateways[]',
    names: { kind: 'Gateway', group: 'networking.istio.io' },
    relation: 'mesh-gateway',
    form: 'scoped',
  },
  {
    in: ['networking.istio.io/DestinationRule'],
    at: 'spec.host',
    names: SERVICE,
    relation: 'host',
    form: 'host',
  },
  {
    in: ['cert-manager.io/Certificate'],
    at: 'spec.issuerRef.name',
    names: { kindAt: 'kind', usually: 'Issuer', only: ['Issuer', 'ClusterIssuer'] },
    relation: 'issuer',
  },
  {
    in: ['cert-manager.io/Issuer'],
    at: 'spec.ca.secretName',
    names: { kind: 'Secret' },
    relation: 'secret',
  },
];

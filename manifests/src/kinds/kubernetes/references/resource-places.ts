import type { NamePlace } from './place.ts';

const HPA = 'HorizontalPodAutoscaler';
const ROLLOUT = ['argoproj.io/Rollout'];
const BINDINGS = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'];
const ROLES = ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'];
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map(
  (kind) => `admissionregistration.k8s.io/${kind}`,
);
const SERVICE = { kind: 'Service' };

/** What workloads, autoscalers, volumes, roles and the extensions of the API name beside their pods. */
export const RESOURCE_PLACES: readonly NamePlace[] = [
  {
    in: [`autoscaling/${HPA}`],
    at: 'spec.scaleTargetRef.name',
    names: { kindAt: 'kind' },
    relation: 'scale-target',
  },
  {
    in: ['keda.sh/ScaledObject'],
    at: 'spec.scaleTargetRef.name',
    names: { kindAt: 'kind', usually: 'Deployment' },
    relation: 'scale-target',
  },
  {
    in: ['keda.sh/ScaledObject', 'keda.sh/ScaledJob'],
    at: 'spec.triggers[].authenticationRef.name',
    names: { kindAt: 'kind', usually: 'TriggerAuthentication' },
    relation: 'trigger-authentication',
  },
  {
    in: ['keda.sh/TriggerAuthentication'],
    at: 'spec.secretTargetRef[].name',
    names: { kind: 'Secret' },
    relation: 'secret',
    keys: 'key',
  },
  {
    in: ['autoscaling.k8s.io/VerticalPodAutoscaler'],
    at: 'spec.targetRef.name',
    names: { kindAt: 'kind' },
    relation: 'scale-target',
  },
  { in: ['apps/StatefulSet'], at: 'spec.serviceName', names: SERVICE, relation: 'governing-service' },
  {
    in: ['apps/StatefulSet'],
    at: 'spec.volumeClaimTemplates[].spec.storageClassName',
    names: { kind: 'StorageClass' },
    relation: 'class',
  },
  {
    in: ['/PersistentVolumeClaim', '/PersistentVolume'],
    at: 'spec.storageClassName',
    names: { kind: 'StorageClass' },
    relation: 'class',
  },
  {
    in: ['/PersistentVolumeClaim'],
    at: 'spec.volumeName',
    names: { kind: 'PersistentVolume' },
    relation: 'volume-bound',
  },
  {
    in: ['/PersistentVolume'],
    at: 'spec.claimRef.name',
    names: { kind: 'PersistentVolumeClaim' },
    relation: 'volume-bound',
    namespaceAt: 'namespace',
  },
  {
    in: BINDINGS,
    at: 'roleRef.name',
    names: { kindAt: 'kind', only: ['Role', 'ClusterRole'] },
    relation: 'role',
  },
  {
    in: BINDINGS,
    at: 'subjects[].name',
    names: { kindAt: 'kind', only: ['ServiceAccount'] },
    relation: 'subject',
    namespaceAt: 'namespace',
  },
  {
    in: ROLES,
    at: 'rules[].resourceNames[]',
    names: { pluralsAt: 'resources' },
    relation: 'access',
  },
  {
    in: ['gateway.networking.k8s.io/ReferenceGrant'],
    at: 'spec.to[].name',
    names: { kindAt: 'kind', only: ['Service', 'Secret'] },
    relation: 'access',
  },
  { in: ['/ServiceAccount'], at: 'secrets[].name', names: { kind: 'Secret' }, relation: 'access' },
  {
    in: ['/ServiceAccount'],
    at: 'imagePullSecrets[].name',
    names: { kind: 'Secret' },
    relation: 'pull-secret',
  },
  {
    in: WEBHOOKS,
    at: 'webhooks[].clientConfig.service.name',
    names: SERVICE,
    relation: 'webhook-service',
    namespaceAt: 'namespace',
  },
  {
    in: ['apiregistration.k8s.io/APIService'],
    at: 'spec.service.name',
    names: SERVICE,
    relation: 'webhook-service',
    namespaceAt: 'namespace',
  },
  {
    in: ['apiextensions.k8s.io/CustomResourceDefinition'],
    at: 'spec.conversion.{webhook.clientConfig,webhookClientConfig}.service.name',
    names: SERVICE,
    relation: 'webhook-service',
    namespaceAt: 'namespace',
  },
  {
    in: ['external-secrets.io/ExternalSecret'],
    at: 'spec.secretStoreRef.name',
    names: { kindAt: 'kind', usually: 'SecretStore', only: ['SecretStore', 'ClusterSecretStore'] },
    relation: 'secret-store',
  },
  {
    in: ['monitoring.coreos.com/Prometheus', 'monitoring.coreos.com/Alertmanager'],
    at: 'spec.serviceAccountName',
    names: { kind: 'ServiceAccount' },
    relation: 'service-account',
  },
  {
    in: ['argoproj.io/Application'],
    at: 'spec.project',
    names: { kind: 'AppProject' },
    relation: 'project',
  },
  {
    in: ['argoproj.io/ApplicationSet'],
    at: 'spec.template.spec.project',
    names: { kind: 'AppProject' },
    relation: 'project',
  },
  {
    in: ROLLOUT,
    at: 'spec.strategy.{canary.stableService,canary.canaryService,blueGreen.activeService,blueGreen.previewService}',
    names: SERVICE,
    relation: 'rollout-service',
  },
  { in: ROLLOUT, at: 'spec.workloadRef.name', names: { kindAt: 'kind' }, relation: 'rollout' },
  {
    in: ROLLOUT,
    at: 'spec.strategy.canary.trafficRouting.{nginx,alb}.{stableIngress,ingress}',
    names: { kind: 'Ingress' },
    relation: 'rollout',
  },
  {
    in: ROLLOUT,
    at: 'spec.strategy.canary.trafficRouting.istio.virtualService.name',
    names: { kind: 'VirtualService' },
    relation: 'rollout',
  },
  {
    in: ROLLOUT,
    at: 'spec.strategy.{canary.steps[].analysis,canary.analysis,blueGreen.prePromotionAnalysis,blueGreen.postPromotionAnalysis}.templates[].templateName',
    names: { kind: 'AnalysisTemplate', clusterKind: 'ClusterAnalysisTemplate', clusterAt: 'clusterScope' },
    relation: 'analysis',
  },
  {
    in: ['/ConfigMap'],
    at: 'data.*',
    names: { kind: 'Service' },
    relation: 'configured-address',
    form: 'address',
  },
];

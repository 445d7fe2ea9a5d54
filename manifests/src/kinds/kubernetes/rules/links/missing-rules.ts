import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel, Resource } from '../../resources/model.ts';
import { isSeq, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { missingRule } from '../../checks/missing.ts';

/** ClusterRoles and Roles that every cluster has. */
const OWN_ROLES = new Set([
  'cluster-admin',
  'admin',
  'edit',
  'view',
  'extension-apiserver-authentication-reader',
]);

/** ConfigMaps that the cluster makes. */
const OWN_CONFIG_MAPS = new Set([
  'kube-root-ca.crt',
  'openshift-service-ca.crt',
  'extension-apiserver-authentication',
  'kubeadm-config',
  'kubelet-config',
  'kube-proxy',
  'cluster-info',
]);

function isIngress({ kind }: Resource): boolean {
  return kind === 'Ingress';
}

/** A ConfigMap that pods read and nobody declares. */
export const missingConfigMap = missingRule({
  id: 'kubernetes/missing-config-map',
  knownAs: ['kube-linter:env-value-from'],
  relations: ['config-map'],
  exempt: ({ reference }) => OWN_CONFIG_MAPS.has(reference.name),
});

/** A Secret that pods, an ingress or a gateway read and nobody declares. */
export const missingSecret = missingRule({
  id: 'kubernetes/missing-secret',
  knownAs: ['kube-linter:env-value-from'],
  relations: ['secret', 'tls-secret', 'pull-secret'],
  // Secrets are kept out of repositories.
  doubtful: () => true,
});

/** A claim that pods mount and nobody declares. */
export const missingClaim = missingRule({
  id: 'kubernetes/missing-claim',
  relations: ['claim'],
  // The claims that a StatefulSet makes take the place of volumes of the same name.
  exempt: ({ reference }, { kind, root }) => {
    const templates =
      kind === 'StatefulSet' ? valueOf(valueOf(root, 'spec'), 'volumeClaimTemplates') : undefined;
    return (
      isSeq(templates) &&
      templates.items.some((item) => scalarOf(valueOf(item, 'metadata'), 'name')?.text === reference.name)
    );
  },
});

/** A service account that pods run as and nobody declares. */
export const missingServiceAccount = missingRule({
  id: 'kubernetes/missing-service-account',
  knownAs: ['kube-linter:non-existent-service-account'],
  relations: ['service-account'],
  exempt: ({ reference }) => reference.name === 'default',
});

/** An Ingress that leads to a Service that is not there. */
export const ingressBackend = missingRule({
  id: 'kubernetes/ingress-backend',
  knownAs: ['kube-linter:dangling-ingress', 'kube-score:ingress-targets-service'],
  relations: ['backend'],
  about: isIngress,
  // The controller of AWS has actions in place of Services: `use-annotation` is their port.
  exempt: ({ parts }) => parts.some(({ name }) => name === 'use-annotation'),
  // Charts and operators make Services: those of Longhorn, Authentik, Jaeger.
  doubtful: () => true,
});

/** An autoscaler without the workload that it scales. */
export const autoscalerTarget = missingRule({
  id: 'kubernetes/autoscaler-target',
  knownAs: ['kube-linter:dangling-horizontalpodautoscaler', 'kube-score:horizontalpodautoscaler-has-target'],
  relations: ['scale-target'],
});

/** A role or a service account that a binding names and nobody declares. */
export const roleBinding = missingRule({
  id: 'kubernetes/role-binding',
  relations: ['role', 'subject'],
  // ClusterRoles come with what else is in the cluster, and the accounts of its controllers are in a namespace of its own.
  doubtful: ({ kind, reference: { scope } }) => kind === 'ClusterRole' || scope === 'kube-system',
  exempt: ({ reference: { name }, place }) =>
    name.startsWith('system:') || (place.relation === 'role' ? OWN_ROLES.has(name) : name === 'default'),
});

/** A certificate or an ingress whose issuer is not there. */
export const missingIssuer = missingRule({ id: 'kubernetes/missing-issuer', relations: ['issuer'] });

/** A host of a mesh that no Service has, a gateway of it that is not there. */
export const meshHost = missingRule({ id: 'kubernetes/mesh-host', relations: ['host', 'mesh-gateway'] });

/** A webhook, an APIService or a conversion that calls a Service that is not there. */
export const webhookService = missingRule({
  id: 'kubernetes/webhook-service',
  relations: ['webhook-service'],
});

/** A Service or another thing that a Rollout works with and nobody declares. */
export const rolloutReference = missingRule({
  id: 'kubernetes/rollout-reference',
  relations: ['rollout-service', 'rollout', 'analysis'],
});

/** Credentials of a scaler of KEDA that nobody declares. */
export const triggerAuthentication = missingRule({
  id: 'kubernetes/trigger-authentication',
  relations: ['trigger-authentication'],
});

export const MISSING_RULES: readonly Rule<KubernetesModel>[] = [
  missingConfigMap,
  missingSecret,
  missingClaim,
  missingServiceAccount,
  ingressBackend,
  autoscalerTarget,
  roleBinding,
  missingIssuer,
  meshHost,
  webhookService,
  rolloutReference,
  triggerAuthentication,
];

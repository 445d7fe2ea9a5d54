import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { clusterAdmin } from './cluster-admin.ts';
import { rbacCertificates } from './rbac-certificates.ts';
import { rbacCreatePods } from './rbac-create-pods.ts';
import { rbacEndpointSlices } from './rbac-endpoint-slices.ts';
import { rbacEscalation } from './rbac-escalation.ts';
import { rbacExec } from './rbac-exec.ts';
import { rbacSecrets } from './rbac-secrets.ts';
import { rbacSubject } from './rbac-subject.ts';
import { rbacSystemGroup } from './rbac-system-group.ts';
import { rbacWebhooks } from './rbac-webhooks.ts';
import { rbacWildcard } from './rbac-wildcard.ts';

export const RBAC_RULES: readonly Rule<KubernetesModel>[] = [
  clusterAdmin,
  rbacCertificates,
  rbacCreatePods,
  rbacEndpointSlices,
  rbacEscalation,
  rbacExec,
  rbacSecrets,
  rbacSubject,
  rbacSystemGroup,
  rbacWebhooks,
  rbacWildcard,
];

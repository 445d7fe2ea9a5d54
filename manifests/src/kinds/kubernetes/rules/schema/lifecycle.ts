import { t } from '@vscode/l10n';
import type { Fix } from '../../../../core/findings/finding.ts';
import type { Resource } from '../../resources/model.ts';
import { catalog, isServersGroup, type Lifecycle } from '../../schema/catalog.ts';

/** What is known of the API version that a resource names; undefined for kinds of extensions. */
export function lifecycleOf({ apiVersion, kind, group }: Resource): Lifecycle | undefined {
  if (!apiVersion || !(isServersGroup(group) || OF_EARLIER_SERVERS.has(group))) return undefined;
  return catalog().lifecycleOf(apiVersion.text, kind);
}

/** Groups that the server does not have any more. */
const OF_EARLIER_SERVERS = new Set(['settings.k8s.io', 'auditregistration.k8s.io']);

/** What to use instead, in words. */
export function replacementOf({ replacement }: Lifecycle): string {
  if (replacement === undefined) return t('there is no replacement');
  const [apiVersion = '', kind] = replacement.split(' ');
  return kind === undefined ? t('use "{0}"', apiVersion) : t('use "{0}" of "{1}"', kind, apiVersion);
}

/**
 * The fix of an `apiVersion` whose successor has the same kind. It is the whole answer where the fields are the same in both, and
 * half of it where some were renamed: then the schema says what is left to do.
 */
export function successionFix(
  { apiVersion, kind }: Resource,
  { replacement }: Lifecycle,
  uri: string,
): readonly Fix[] {
  if (!apiVersion || replacement === undefined || replacement.includes(' ')) return [];
  const { span } = apiVersion;
  return [
    {
      title: t('Change to "{0}"', replacement),
      preferred: SAME_FIELDS.has(`${apiVersion.text} ${kind} ${replacement}`),
      changes: () => [{ kind: 'text', uri, span, text: replacement }],
    },
  ];
}

/** Successions after which every field has the name and meaning that it had. */
const SAME_FIELDS = new Set(
  [
    [
      'apps/v1beta2',
      'apps/v1',
      ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
    ],
    ['batch/v1beta1', 'batch/v1', ['CronJob']],
    ['batch/v2alpha1', 'batch/v1', ['CronJob']],
    ['policy/v1beta1', 'policy/v1', ['PodDisruptionBudget', 'Eviction']],
    [
      'rbac.authorization.k8s.io/v1beta1',
      'rbac.authorization.k8s.io/v1',
      ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
    ],
    ['rbac.authorization.k8s.io/v1alpha1', 'rbac.authorization.k8s.io/v1', ['Role', 'ClusterRole']],
    ['scheduling.k8s.io/v1beta1', 'scheduling.k8s.io/v1', ['PriorityClass']],
    ['scheduling.k8s.io/v1alpha1', 'scheduling.k8s.io/v1', ['PriorityClass']],
    ['networking.k8s.io/v1beta1', 'networking.k8s.io/v1', ['IngressClass', 'IPAddress', 'ServiceCIDR']],
    ['extensions/v1beta1', 'networking.k8s.io/v1', ['NetworkPolicy']],
    ['extensions/v1beta1', 'apps/v1', ['ReplicaSet']],
    ['coordination.k8s.io/v1beta1', 'coordination.k8s.io/v1', ['Lease']],
    ['node.k8s.io/v1beta1', 'node.k8s.io/v1', ['RuntimeClass']],
    ['autoscaling/v2beta2', 'autoscaling/v2', ['HorizontalPodAutoscaler']],
    [
      'storage.k8s.io/v1beta1',
      'storage.k8s.io/v1',
      [
        'CSIDriver',
        'CSINode',
        'CSIStorageCapacity',
        'StorageClass',
        'VolumeAttachment',
        'VolumeAttributesClass',
      ],
    ],
    ['apiregistration.k8s.io/v1beta1', 'apiregistration.k8s.io/v1', ['APIService']],
    [
      'flowcontrol.apiserver.k8s.io/v1beta3',
      'flowcontrol.apiserver.k8s.io/v1',
      ['FlowSchema', 'PriorityLevelConfiguration'],
    ],
    [
      'admissionregistration.k8s.io/v1beta1',
      'admissionregistration.k8s.io/v1',
      ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    ],
  ].flatMap(([from, to, kinds]) =>
    (Array.isArray(kinds) ? kinds : []).map((kind) => `${String(from)} ${kind} ${String(to)}`),
  ),
);

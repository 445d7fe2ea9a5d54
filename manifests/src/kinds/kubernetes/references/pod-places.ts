import type { NamePlace } from './place.ts';

const CONTAINERS = '{containers,initContainers,ephemeralContainers}[]';
const PODS = ['pods'];
const CONFIG_MAP = { names: { kind: 'ConfigMap' }, relation: 'config-map' } as const;
const SECRET = { names: { kind: 'Secret' }, relation: 'secret' } as const;

/** A Service that a variable of a container has the address of. */
export const CALLED: NamePlace = {
  in: PODS,
  at: `${CONTAINERS}.env[].value`,
  names: { kind: 'Service' },
  relation: 'calls',
  form: 'address',
};

/** What descriptions of pods name. */
export const POD_PLACES: readonly NamePlace[] = [
  { in: PODS, at: 'volumes[].configMap.name', ...CONFIG_MAP, keys: 'items[].key' },
  { in: PODS, at: 'volumes[].secret.secretName', ...SECRET, keys: 'items[].key' },
  { in: PODS, at: 'volumes[].projected.sources[].configMap.name', ...CONFIG_MAP, keys: 'items[].key' },
  { in: PODS, at: 'volumes[].projected.sources[].secret.name', ...SECRET, keys: 'items[].key' },
  { in: PODS, at: 'volumes[].{rbd,cephfs,iscsi,flexVolume,scaleIO,storageos}.secretRef.name', ...SECRET },
  { in: PODS, at: 'volumes[].azureFile.secretName', ...SECRET },
  { in: PODS, at: 'volumes[].csi.nodePublishSecretRef.name', ...SECRET },
  {
    in: PODS,
    at: 'volumes[].persistentVolumeClaim.claimName',
    names: { kind: 'PersistentVolumeClaim' },
    relation: 'claim',
  },
  {
    in: PODS,
    at: 'volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName',
    names: { kind: 'StorageClass' },
    relation: 'class',
  },
  { in: PODS, at: `${CONTAINERS}.envFrom[].configMapRef.name`, ...CONFIG_MAP },
  { in: PODS, at: `${CONTAINERS}.envFrom[].secretRef.name`, ...SECRET },
  { in: PODS, at: `${CONTAINERS}.env[].valueFrom.configMapKeyRef.name`, ...CONFIG_MAP, keys: 'key' },
  { in: PODS, at: `${CONTAINERS}.env[].valueFrom.secretKeyRef.name`, ...SECRET, keys: 'key' },
  CALLED,
  { in: PODS, at: 'imagePullSecrets[].name', names: { kind: 'Secret' }, relation: 'pull-secret' },
  {
    in: PODS,
    at: '{serviceAccountName,serviceAccount}',
    names: { kind: 'ServiceAccount' },
    relation: 'service-account',
  },
  { in: PODS, at: 'priorityClassName', names: { kind: 'PriorityClass' }, relation: 'class' },
  { in: PODS, at: 'runtimeClassName', names: { kind: 'RuntimeClass' }, relation: 'class' },
];

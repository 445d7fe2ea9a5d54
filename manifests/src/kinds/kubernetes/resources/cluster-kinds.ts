/** Kinds that live in no namespace, in lower case. */
const CLUSTER_KINDS = new Set([
  'apiservice',
  'certificatesigningrequest',
  'clusterissuer',
  'clusteranalysistemplate',
  'clusterrole',
  'clusterrolebinding',
  'clustersecretstore',
  'clustertriggerauthentication',
  'clusterworkflowtemplate',
  'componentstatus',
  'csidriver',
  'csinode',
  'customresourcedefinition',
  'flowschema',
  'gatewayclass',
  'ingressclass',
  'mutatingwebhookconfiguration',
  'namespace',
  'node',
  'persistentvolume',
  'podsecuritypolicy',
  'priorityclass',
  'prioritylevelconfiguration',
  'runtimeclass',
  'storageclass',
  'validatingadmissionpolicy',
  'validatingadmissionpolicybinding',
  'validatingwebhookconfiguration',
  'volumeattachment',
]);

/** True for a kind that lives in no namespace. */
export function isClusterKind(kind: string): boolean {
  return CLUSTER_KINDS.has(kind.toLowerCase());
}

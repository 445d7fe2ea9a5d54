import { includes, isAbsent, isOff, isSet, excludes, type FlagRequirement } from './flags.ts';
import { flagsRule } from './flags-rule.ts';

const WANTED: readonly FlagRequirement[] = [
  { flag: 'anonymous-auth', accepts: isOff, advice: '--anonymous-auth=false' },
  { flag: 'token-auth-file', accepts: isAbsent, without: '--token-auth-file' },
  {
    flag: 'authorization-mode',
    accepts: excludes('AlwaysAllow'),
    without: '--authorization-mode=AlwaysAllow',
  },
  { flag: 'authorization-mode', accepts: includes('RBAC'), advice: '--authorization-mode=…,RBAC' },
  { flag: 'authorization-mode', accepts: includes('Node'), advice: '--authorization-mode=…,Node' },
  {
    flag: 'enable-admission-plugins',
    accepts: includes('NodeRestriction'),
    advice: '--enable-admission-plugins=…,NodeRestriction',
  },
  { flag: 'profiling', accepts: isOff, advice: '--profiling=false' },
  { flag: 'audit-log-path', accepts: isSet, advice: '--audit-log-path' },
  { flag: 'client-ca-file', accepts: isSet, advice: '--client-ca-file' },
  { flag: 'kubelet-client-certificate', accepts: isSet, advice: '--kubelet-client-certificate' },
  { flag: 'service-account-key-file', accepts: isSet, advice: '--service-account-key-file' },
  { flag: 'etcd-cafile', accepts: isSet, advice: '--etcd-cafile' },
  { flag: 'tls-cert-file', accepts: isSet, advice: '--tls-cert-file' },
  { flag: 'encryption-provider-config', accepts: isSet, advice: '--encryption-provider-config' },
];

/** The gate of the cluster, as the benchmark of CIS wants it. */
export const apiServerFlags = flagsRule('kubernetes/api-server-flags', 'kube-apiserver', WANTED, [
  'checkov:CKV_K8S_68',
  'checkov:CKV_K8S_70',
  'checkov:CKV_K8S_72',
  'checkov:CKV_K8S_74',
  'checkov:CKV_K8S_75',
  'checkov:CKV_K8S_77',
  'checkov:CKV_K8S_85',
  'checkov:CKV_K8S_90',
  'checkov:CKV_K8S_91',
  'checkov:CKV_K8S_97',
  'checkov:CKV_K8S_100',
  'checkov:CKV_K8S_102',
  'checkov:CKV_K8S_104',
]);

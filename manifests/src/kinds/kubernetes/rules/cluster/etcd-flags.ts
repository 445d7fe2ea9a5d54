import { isOn, isSet, type FlagRequirement } from './flags.ts';
import { flagsRule } from './flags-rule.ts';

const WANTED: readonly FlagRequirement[] = [
  { flag: 'cert-file', accepts: isSet, advice: '--cert-file' },
  { flag: 'client-cert-auth', accepts: isOn, advice: '--client-cert-auth=true' },
  { flag: 'auto-tls', accepts: (value) => value !== 'true', without: '--auto-tls' },
  { flag: 'peer-cert-file', accepts: isSet, advice: '--peer-cert-file' },
  { flag: 'peer-client-cert-auth', accepts: isOn, advice: '--peer-client-cert-auth=true' },
];

/** The memory of the cluster, as the benchmark of CIS wants it. */
export const etcdFlags = flagsRule('kubernetes/etcd-flags', 'etcd', WANTED, [
  'checkov:CKV_K8S_116',
  'checkov:CKV_K8S_117',
  'checkov:CKV_K8S_118',
  'checkov:CKV_K8S_119',
  'checkov:CKV_K8S_121',
]);

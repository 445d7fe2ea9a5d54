import { isAbsent, isOff, excludes, type FlagRequirement } from './flags.ts';
import { flagsRule } from './flags-rule.ts';

const WANTED: readonly FlagRequirement[] = [
  { flag: 'anonymous-auth', accepts: isOff, advice: '--anonymous-auth=false' },
  {
    flag: 'authorization-mode',
    accepts: excludes('AlwaysAllow'),
    without: '--authorization-mode=AlwaysAllow',
  },
  {
    flag: 'read-only-port',
    accepts: (value) => value === undefined || value === '0',
    advice: '--read-only-port=0',
  },
  {
    flag: 'make-iptables-util-chains',
    accepts: (value) => value !== 'false',
    without: '--make-iptables-util-chains=false',
  },
  { flag: 'hostname-override', accepts: isAbsent, without: '--hostname-override' },
];

/** The agent of a node, as the benchmark of CIS wants it. */
export const kubeletFlags = flagsRule('kubernetes/kubelet-flags', 'kubelet', WANTED, [
  'checkov:CKV_K8S_138',
  'checkov:CKV_K8S_139',
  'checkov:CKV_K8S_141',
  'checkov:CKV_K8S_145',
  'checkov:CKV_K8S_146',
]);

import { isOff, type FlagRequirement } from './flags.ts';
import { flagsRule } from './flags-rule.ts';

const WANTED: readonly FlagRequirement[] = [
  { flag: 'profiling', accepts: isOff, advice: '--profiling=false' },
  { flag: 'bind-address', accepts: (value) => value === '127.0.0.1', advice: '--bind-address=127.0.0.1' },
];

/** The scheduler of the cluster, as the benchmark of CIS wants it. */
export const schedulerFlags = flagsRule('kubernetes/scheduler-flags', 'kube-scheduler', WANTED, [
  'checkov:CKV_K8S_114',
  'checkov:CKV_K8S_115',
]);

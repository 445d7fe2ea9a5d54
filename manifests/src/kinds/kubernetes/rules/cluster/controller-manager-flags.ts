import { isOff, isOn, isSet, type FlagRequirement } from './flags.ts';
import { flagsRule } from './flags-rule.ts';

const WANTED: readonly FlagRequirement[] = [
  { flag: 'profiling', accepts: isOff, advice: '--profiling=false' },
  {
    flag: 'use-service-account-credentials',
    accepts: isOn,
    advice: '--use-service-account-credentials=true',
  },
  { flag: 'service-account-private-key-file', accepts: isSet, advice: '--service-account-private-key-file' },
  { flag: 'root-ca-file', accepts: isSet, advice: '--root-ca-file' },
  { flag: 'bind-address', accepts: (value) => value === '127.0.0.1', advice: '--bind-address=127.0.0.1' },
];

/** The controllers of the cluster, as the benchmark of CIS wants them. */
export const controllerManagerFlags = flagsRule(
  'kubernetes/controller-manager-flags',
  'kube-controller-manager',
  WANTED,
  [
    'checkov:CKV_K8S_107',
    'checkov:CKV_K8S_108',
    'checkov:CKV_K8S_110',
    'checkov:CKV_K8S_111',
    'checkov:CKV_K8S_113',
  ],
);

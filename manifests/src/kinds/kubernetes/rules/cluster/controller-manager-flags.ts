import { t } from '@vscode/l10n';
import { flagsOf, isOff, isOn, isSet, type Wanted } from '../../flags.ts';
import { containerRule } from '../resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

const WANTED: readonly Wanted[] = [
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
export const controllerManagerFlags = containerRule({
  id: 'kubernetes/controller-manager-flags',
  ...STRICT_ONLY,
  whole: true,
  knownAs: [
    'checkov:CKV_K8S_107',
    'checkov:CKV_K8S_108',
    'checkov:CKV_K8S_110',
    'checkov:CKV_K8S_111',
    'checkov:CKV_K8S_113',
  ],
  *check(container) {
    const run = flagsOf(container, 'kube-controller-manager');
    if (!run) return;
    for (const { flag, accepts, advice, without } of WANTED) {
      const written = run.flags.get(flag);
      if (!accepts(written?.value))
        yield {
          message:
            without === undefined
              ? t('{0} should be started with {1}', 'kube-controller-manager', advice ?? flag)
              : t('{0} should be started without {1}', 'kube-controller-manager', without),
          span: (written?.node ?? run.program).span,
        };
    }
  },
});

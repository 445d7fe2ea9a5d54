import { t } from '@vscode/l10n';
import { flagsOf, isOn, isSet, type Wanted } from '../../flags.ts';
import { containerRule } from '../resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

const WANTED: readonly Wanted[] = [
  { flag: 'cert-file', accepts: isSet, advice: '--cert-file' },
  { flag: 'client-cert-auth', accepts: isOn, advice: '--client-cert-auth=true' },
  { flag: 'auto-tls', accepts: (value) => value !== 'true', without: '--auto-tls' },
  { flag: 'peer-cert-file', accepts: isSet, advice: '--peer-cert-file' },
  { flag: 'peer-client-cert-auth', accepts: isOn, advice: '--peer-client-cert-auth=true' },
];

/** The memory of the cluster, as the benchmark of CIS wants it. */
export const etcdFlags = containerRule({
  id: 'kubernetes/etcd-flags',
  ...STRICT_ONLY,
  whole: true,
  knownAs: [
    'checkov:CKV_K8S_116',
    'checkov:CKV_K8S_117',
    'checkov:CKV_K8S_118',
    'checkov:CKV_K8S_119',
    'checkov:CKV_K8S_121',
  ],
  *check(container) {
    const run = flagsOf(container, 'etcd');
    if (!run) return;
    for (const { flag, accepts, advice, without } of WANTED) {
      const written = run.flags.get(flag);
      if (!accepts(written?.value))
        yield {
          message:
            without === undefined
              ? t('{0} should be started with {1}', 'etcd', advice ?? flag)
              : t('{0} should be started without {1}', 'etcd', without),
          span: (written?.node ?? run.program).span,
        };
    }
  },
});

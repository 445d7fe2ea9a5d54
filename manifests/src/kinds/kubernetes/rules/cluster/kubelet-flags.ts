import { t } from '@vscode/l10n';
import { flagsOf, isAbsent, isOff, lacks, type Wanted } from '../../flags.ts';
import { containerRule } from '../resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

const WANTED: readonly Wanted[] = [
  { flag: 'anonymous-auth', accepts: isOff, advice: '--anonymous-auth=false' },
  {
    flag: 'authorization-mode',
    accepts: lacks('AlwaysAllow'),
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
export const kubeletFlags = containerRule({
  id: 'kubernetes/kubelet-flags',
  ...STRICT_ONLY,
  whole: true,
  knownAs: [
    'checkov:CKV_K8S_138',
    'checkov:CKV_K8S_139',
    'checkov:CKV_K8S_141',
    'checkov:CKV_K8S_145',
    'checkov:CKV_K8S_146',
  ],
  *check(container) {
    const run = flagsOf(container, 'kubelet');
    if (!run) return;
    for (const { flag, accepts, advice, without } of WANTED) {
      const written = run.flags.get(flag);
      if (!accepts(written?.value))
        yield {
          message:
            without === undefined
              ? t('{0} should be started with {1}', 'kubelet', advice ?? flag)
              : t('{0} should be started without {1}', 'kubelet', without),
          span: (written?.node ?? run.program).span,
        };
    }
  },
});

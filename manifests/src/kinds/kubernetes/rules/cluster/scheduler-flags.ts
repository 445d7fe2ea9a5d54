import { t } from '@vscode/l10n';
import { flagsOf, isOff, type Wanted } from '../../flags.ts';
import { containerRule } from '../resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

const WANTED: readonly Wanted[] = [
  { flag: 'profiling', accepts: isOff, advice: '--profiling=false' },
  { flag: 'bind-address', accepts: (value) => value === '127.0.0.1', advice: '--bind-address=127.0.0.1' },
];

/** The scheduler of the cluster, as the benchmark of CIS wants it. */
export const schedulerFlags = containerRule({
  id: 'kubernetes/scheduler-flags',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['checkov:CKV_K8S_114', 'checkov:CKV_K8S_115'],
  *check(container) {
    const run = flagsOf(container, 'kube-scheduler');
    if (!run) return;
    for (const { flag, accepts, advice, without } of WANTED) {
      const written = run.flags.get(flag);
      if (!accepts(written?.value))
        yield {
          message:
            without === undefined
              ? t('{0} should be started with {1}', 'kube-scheduler', advice ?? flag)
              : t('{0} should be started without {1}', 'kube-scheduler', without),
          span: (written?.node ?? run.program).span,
        };
    }
  },
});

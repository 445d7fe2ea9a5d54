import { t } from '@vscode/l10n';
import { mapAt } from '../../places.ts';
import { amountsOf } from '../../resources.ts';
import { isSidecar, nameOf } from '../../workload.ts';
import { containerRule } from '../resource-rule.ts';

/** Without a limit a leak in one container takes the memory of its neighbours. */
export const memoryLimit = containerRule({
  id: 'kubernetes/memory-limit',
  severity: 'hint',
  whole: true,
  knownAs: [
    'kube-linter:unset-memory-requirements',
    'kube-score:container-resources',
    'polaris:memoryLimitsMissing',
    'checkov:CKV_K8S_13',
  ],
  *check(container, pods) {
    if (container.role !== 'container' && !isSidecar(container)) return;
    if (mapAt(pods.spec, 'resources')) return;
    const at = container.name ?? container.image;
    if (at && !amountsOf(container, 'limits').some(({ resource }) => resource === 'memory'))
      yield { message: t('Container "{0}" has no limit of memory', nameOf(container)), span: at.span };
  },
});

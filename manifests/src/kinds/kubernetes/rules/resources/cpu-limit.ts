import { t } from '@vscode/l10n';
import { mapAt } from '../../places.ts';
import { amountsOf } from '../../resources.ts';
import { isSidecar, nameOf } from '../../workload.ts';
import { containerRule } from '../resource-rule.ts';

/** Without a limit a container may use all processors of its node. Contested: a limit slows down what could have run. */
export const cpuLimit = containerRule({
  id: 'kubernetes/cpu-limit',
  severity: 'hint',
  whole: true,
  knownAs: [
    'kube-linter:unset-cpu-requirements',
    'kube-score:container-resources',
    'polaris:cpuLimitsMissing',
    'checkov:CKV_K8S_11',
  ],
  *check(container, pods) {
    if (container.role !== 'container' && !isSidecar(container)) return;
    if (mapAt(pods.spec, 'resources')) return;
    const at = container.name ?? container.image;
    if (at && !amountsOf(container, 'limits').some(({ resource }) => resource === 'cpu'))
      yield { message: t('Container "{0}" has no limit of cpu', nameOf(container)), span: at.span };
  },
});

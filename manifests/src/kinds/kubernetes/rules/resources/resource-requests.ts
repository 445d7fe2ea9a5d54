import { t } from '@vscode/l10n';
import { amountsOf } from '../../resources/amount.ts';
import { isSidecar, nameOf } from '../../resources/workload.ts';
import { mapAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Without requests the scheduler takes a container to need nothing, and the node evicts it first. */
export const resourceRequests = containerRule({
  id: 'kubernetes/resource-requests',
  severity: 'hint',
  whole: true,
  knownAs: [
    'kube-linter:unset-cpu-requirements',
    'kube-linter:unset-memory-requirements',
    'kube-score:container-resources',
    'polaris:cpuRequestsMissing',
    'polaris:memoryRequestsMissing',
    'checkov:CKV_K8S_10',
    'checkov:CKV_K8S_12',
  ],
  *check(container, pods) {
    if (container.role !== 'container' && !isSidecar(container)) return;
    if (mapAt(pods.spec, 'resources')) return;
    // The API takes a limit for the request where that is missing.
    const named = new Set(
      [...amountsOf(container, 'requests'), ...amountsOf(container, 'limits')].map(
        ({ resource }) => resource,
      ),
    );
    const missing = ['cpu', 'memory'].filter((resource) => !named.has(resource));
    const at = container.name ?? container.image;
    if (missing.length > 0 && at)
      yield {
        message: t('Container "{0}" has no resource request: {1}', nameOf(container), missing.join(', ')),
        span: at.span,
      };
  },
});

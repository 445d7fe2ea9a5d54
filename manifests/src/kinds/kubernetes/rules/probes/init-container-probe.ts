import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { removalFix } from '../fixes.ts';
import { PROBES } from '../../resources/probes.ts';
import { isSidecar } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** An init container ends before the pod starts: the API refuses probes and hooks on one that is not a sidecar. */
export const initContainerProbe = containerRule({
  id: 'kubernetes/init-container-probe',
  severity: 'error',
  whole: true,
  *check(container, _pods, _resource, alone) {
    if (container.role !== 'init' || isSidecar(container)) return;
    for (const key of [...PROBES, 'lifecycle']) {
      const pair = pairOf(container.node, key);
      if (pair?.value?.type === 'map')
        yield {
          message: t('Init containers cannot have a {0}, except sidecars (restartPolicy: Always)', key),
          span: pair.key.span,
          fixes: [removalFix(alone, container.node, pair)],
        };
    }
  },
});

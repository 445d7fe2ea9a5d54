import { t } from '@vscode/l10n';
import { valueOf, isSeq } from '../../../../core/yaml/node.ts';
import { isHook, runsOn } from '../../resources/workload.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A Pod that nobody looks after is not started anew when its node fails. One that ends by itself need not be. */
export const nakedPod = resourceRule({
  id: 'kubernetes/naked-pod',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  *check(resource) {
    const { root, group, kind, kindNode, pods } = resource;
    if (group !== '' || kind !== 'Pod' || !pods || !kindNode) return;
    const owned = isSeq(valueOf(valueOf(root, 'metadata'), 'ownerReferences'));
    if (!owned && !isHook(resource) && runsOn(resource, pods))
      yield {
        message: t('A bare Pod is not rescheduled if its node fails: use a Deployment or a Job'),
        span: kindNode.span,
      };
  },
});

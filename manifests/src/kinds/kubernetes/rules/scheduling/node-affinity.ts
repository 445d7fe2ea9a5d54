import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { mapAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** For houses in which each workload says what kind of node it runs on. */
export const nodeAffinity = podRule({
  id: 'kubernetes/node-affinity',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:no-node-affinity'],
  *check({ spec }, { kind, kindNode }) {
    if (!kindNode || mapAt(spec, 'affinity', 'nodeAffinity') || pairOf(spec, 'nodeSelector')) return;
    yield { message: t('{0} has no nodeAffinity', kind), span: kindNode.span };
  },
});

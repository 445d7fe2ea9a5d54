import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Which pods give way when nodes are full is decided by their priority, which is 0 unless a class gives another. */
export const priorityClass = podRule({
  id: 'kubernetes/priority-class',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:priority-class-name', 'polaris:priorityClassNotSet'],
  *check({ spec }, { kind, kindNode }) {
    if (kindNode && !scalarOf(spec, 'priorityClassName'))
      yield { message: t('{0} has no priorityClassName', kind), span: kindNode.span };
  },
});

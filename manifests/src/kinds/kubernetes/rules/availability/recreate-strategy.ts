import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { mapsAt, nodeAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** All pods are stopped before the first new one starts. With a volume that one pod at a time may use, there is no other way. */
export const recreateStrategy = resourceRule({
  id: 'kubernetes/recreate-strategy',
  severity: 'hint',
  profiles: { strict: 'warning' },
  knownAs: ['kube-linter:no-rolling-update-strategy', 'kube-score:deployment-strategy'],
  *check({ root, group, kind, pods }) {
    if (group !== 'apps' || kind !== 'Deployment') return;
    const type = scalarOf(nodeAt(root, 'spec', 'strategy'), 'type');
    if (type?.text !== 'Recreate') return;
    const keeps = mapsAt(pods?.spec, 'volumes').some(
      (volume) => valueOf(volume, 'persistentVolumeClaim') ?? valueOf(volume, 'hostPath'),
    );
    if (!keeps) yield { message: t('The update strategy Recreate causes downtime'), span: type.span };
  },
});

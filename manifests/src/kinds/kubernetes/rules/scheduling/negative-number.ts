import { t } from '@vscode/l10n';
import { scalarOf, valueOf, type YamlNode } from '../../../../core/yaml/node.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Numbers of pods, seconds and tries, none of which can be less than 0. */
const COUNTED = [
  'replicas',
  'minReadySeconds',
  'progressDeadlineSeconds',
  'revisionHistoryLimit',
  'parallelism',
  'completions',
  'backoffLimit',
  'activeDeadlineSeconds',
  'ttlSecondsAfterFinished',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'failedJobsHistoryLimit',
];

/** Nothing is counted below 0. */
export const negativeNumber = resourceRule({
  id: 'kubernetes/negative-number',
  severity: 'error',
  *check({ root, group, kind, pods }) {
    if (group !== 'apps' && group !== 'batch' && !(group === '' && kind === 'Pod')) return;
    const spec = valueOf(root, 'spec');
    const places = new Set<YamlNode | undefined>([spec, nodeAt(spec, 'jobTemplate', 'spec'), pods?.spec]);
    for (const place of places)
      for (const field of COUNTED) {
        const number = scalarOf(place, field);
        if (typeof number?.value === 'number' && number.value < 0)
          yield { message: t('{0} must be greater than or equal to 0', field), span: number.span };
      }
  },
});

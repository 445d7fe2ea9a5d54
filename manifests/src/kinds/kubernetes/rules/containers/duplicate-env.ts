import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Of two variables of one name the last counts, unless it refers to the first. */
export const duplicateEnv = containerRule({
  id: 'kubernetes/duplicate-env',
  severity: 'warning',
  knownAs: ['kube-linter:duplicate-env-var', 'kube-score:environment-variable-key-duplication'],
  *check(container, _pods, _resource, { uri }) {
    const variables = new Map(
      mapsAt(container.node, 'env').map((variable) => [scalarOf(variable, 'name'), variable] as const),
    );
    for (const repeat of repeats(variables.keys())) {
      const { text } = repeat.again;
      if (scalarOf(variables.get(repeat.again), 'value')?.text.includes(`$(${text})`)) continue;
      yield repeatFinding(
        uri,
        repeat,
        t(
          'Duplicate environment variable "{0}" in container "{1}": the last one applies',
          text,
          nameOf(container),
        ),
      );
    }
  },
});

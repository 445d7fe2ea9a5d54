import { t } from '@vscode/l10n';
import { changeTo } from '../../../../core/findings/change-to.ts';
import { isSlip, nearest } from '../../../../formats/json-schema/nearest.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { isFragment } from '../../units/fragment.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A container that an autoscaler, the failure policy of a Job or a field of the environment names and that the pods do not have. */
export const containerReference = crossResourceRule({
  id: 'kubernetes/container-reference',
  severity: 'error',
  *check(resource, { graph, document: { uri } }) {
    for (const { name, reference } of declarationsOf(resource, uri).containers) {
      if (graph.resolve(reference).length > 0) continue;
      const owner = reference.key.slice(0, reference.key.lastIndexOf('#'));
      const { scope } = reference;
      const workloads = graph.resolve({ ...reference, types: ['resource'], key: owner });
      const names = workloads.flatMap((workload) =>
        graph
          .declaredIn(workload.uri)
          .filter(
            ({ type, key, scope: other }) =>
              type === 'container' && key.startsWith(`${owner}#`) && (!scope || !other || scope === other),
          )
          .map((container) => container.name),
      );
      if (names.length === 0 || isFragment(resource, uri, graph)) continue;
      const suggestion = nearest(name.text, names);
      // The API server looks at the policy of a Job; for the others a container may be put into the pods when they run.
      const isRefused = reference.relation === 'failure-of-container';
      const isSure = isRefused || (suggestion !== undefined && isSlip(name.text, suggestion));
      yield {
        message:
          suggestion === undefined
            ? t('The pods have no container "{0}". Available: {1}', name.text, names.slice(0, 10).join(', '))
            : t('The pods have no container "{0}". Did you mean "{1}"?', name.text, suggestion),
        span: name.span,
        ...(isRefused ? {} : { atMost: isSure ? 'warning' : 'hint' }),
        ...changeTo(uri, name, suggestion),
      };
    }
  },
});

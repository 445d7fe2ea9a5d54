import { t } from '@vscode/l10n';
import type { Fix } from '../../../../core/findings/finding.ts';
import { pairOf, valueOf, isMap, isScalar } from '../../../../core/yaml/node.ts';
import { pairRemoval, UNSAFE } from '../../../../core/yaml/edits.ts';
import { kindOf } from '../../resources/kind-of.ts';
import { autoscalersOf, entityOf } from '../../selectors/around.ts';
import { isNear } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A workload that sets its replicas although an autoscaler does: each deployment undoes what the autoscaler decided. */
export const autoscaledReplicas = crossResourceRule({
  id: 'kubernetes/autoscaled-replicas',
  severity: 'warning',
  knownAs: ['kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  *check(resource, { graph, document }) {
    const { uri } = document;
    const spec = valueOf(resource.root, 'spec');
    const pair = pairOf(spec, 'replicas');
    if (!resource.pods || !pair || !isMap(spec) || !isScalar(pair.value) || pair.value.value === 0) return;
    const entity = entityOf(resource, graph, uri);
    const [autoscaler] = entity ? autoscalersOf(entity, graph) : [];
    if (!autoscaler) return;
    const removal = pairRemoval(document.getText(), spec, pair);
    const fixes: readonly Fix[] =
      removal === UNSAFE
        ? []
        : [
            {
              title: t('Remove "replicas": the autoscaler sets it'),
              changes: () => removal.map((edit) => ({ kind: 'text', uri, ...edit })),
            },
          ];
    yield {
      message: t(
        '"replicas" conflicts with {0} "{1}": each deployment would reset it to {2}',
        kindOf(autoscaler),
        autoscaler.name,
        pair.value.text,
      ),
      span: pair.value.span,
      // An autoscaler elsewhere in the workspace may be for another of the same name.
      ...(isNear(graph, uri, autoscaler.uri) ? {} : { atMost: 'hint' as const }),
      related: [
        {
          uri: autoscaler.uri,
          span: autoscaler.span,
          message: t('Scaled by {0} "{1}"', kindOf(autoscaler), autoscaler.name),
        },
      ],
      fixes,
    };
  },
});

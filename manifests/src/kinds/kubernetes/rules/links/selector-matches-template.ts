import { t } from '@vscode/l10n';
import type { Fix } from '../../../../core/findings/finding.ts';
import { isPatch } from '../../units/patch.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** A workload whose selector does not choose its own pods: the API server refuses it. */
export const selectorMatchesTemplate = crossResourceRule({
  id: 'kubernetes/selector-matches-template',
  severity: 'error',
  knownAs: [
    'kube-linter:mismatching-selector',
    'kube-score:deployment-pod-selector-labels-match-template-metadata-labels',
    'kube-score:statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  *check(resource, { graph, document: { uri } }) {
    const { pods } = resource;
    // Pods without metadata are those of a patch, or of a Rollout that refers to a Deployment.
    if (!pods?.metadata) return;
    for (const { place, selector } of declarationsOf(resource, uri).choices) {
      if (place.use !== 'template') continue;
      for (const { name, value } of selector.written) {
        const has = pods.labels[name];
        if (has === value.text || isPatch(uri, graph)) continue;
        const fixes: readonly Fix[] =
          has === undefined
            ? []
            : [
                {
                  title: t('Change the selector to {0}={1}', name, has),
                  changes: () => [{ kind: 'text', uri, span: value.span, text: has }],
                },
              ];
        yield {
          message:
            has === undefined
              ? t('The pods of {0} "{1}" have no label "{2}"', resource.kind, resource.name?.text ?? '', name)
              : t(
                  'The pods of {0} "{1}" have {2}={3}, but the selector requires {2}={4}',
                  resource.kind,
                  resource.name?.text ?? '',
                  name,
                  has,
                  value.text,
                ),
          span: value.span,
          related: [{ uri, span: pods.metadata.span, message: t('Pod labels') }],
          ...(fixes.length > 0 ? { fixes } : {}),
        };
      }
    }
  },
});

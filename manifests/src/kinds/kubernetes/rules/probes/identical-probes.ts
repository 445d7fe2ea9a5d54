import { t } from '@vscode/l10n';
import { handlerOf, probesOf } from '../../resources/probes.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** A pod that is too busy to answer should get no more requests; if the same answer kills it, the load moves on and kills the next. */
export const identicalProbes = containerRule({
  id: 'kubernetes/identical-probes',
  severity: 'hint',
  knownAs: ['kube-score:pod-probes-identical'],
  *check(container, _pods, _resource, { uri }) {
    const probes = probesOf(container);
    const liveness = probes.find(({ kind }) => kind === 'livenessProbe');
    const readiness = probes.find(({ kind }) => kind === 'readinessProbe');
    if (!liveness || !readiness || handlerOf(liveness) === undefined) return;
    const patience = (probe: typeof liveness): string =>
      ['failureThreshold', 'periodSeconds']
        .map((key) => probe.node.pairs.findLast((pair) => pair.key.text === key)?.value)
        .map((value) => (value?.type === 'scalar' ? value.text : ''))
        .join('/');
    if (handlerOf(liveness) !== handlerOf(readiness) || patience(liveness) !== patience(readiness)) return;
    yield {
      message: t(
        'Liveness and readiness probes are identical: a slow container is restarted instead of taken out of rotation. Use a less strict liveness probe',
      ),
      span: liveness.pair.key.span,
      related: [{ uri, span: readiness.pair.key.span, message: t('Readiness probe') }],
    };
  },
});

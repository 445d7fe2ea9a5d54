import { t } from '@vscode/l10n';
import { isScalar, itemsOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import type { Resource } from '../../resources/model.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { isEmpty } from '../../selectors/selector.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { sureIn } from '../../checks/missing.ts';
import { askedSpan, labelsText, surePods } from './service-without-pods.ts';
import { namesOf, portsOf } from './service-target-port.ts';

/** Namespaces whose Services the cluster itself makes: `kubernetes`, that of DNS, and those that operators make for its other programs. */
const OF_CLUSTER: ReadonlySet<string> = new Set(['kube-system', 'default']);

/** True for a monitor that looks into the namespaces of the cluster itself, and no others. */
function isOfCluster({ root }: Resource): boolean {
  const names = itemsOf(valueOf(valueOf(valueOf(root, 'spec'), 'namespaceSelector'), 'matchNames'));
  return names.length > 0 && names.every((name) => isScalar(name) && OF_CLUSTER.has(name.text));
}

/** A monitor that finds nothing to watch, or asks a port that nothing has. */
export const monitorWithoutTargets = crossResourceRule({
  id: 'kubernetes/monitor-without-targets',
  severity: 'warning',
  knownAs: ['kube-linter:dangling-servicemonitor'],
  *check(resource, { graph, document: { uri } }) {
    for (const choice of declarationsOf(resource, uri).choices) {
      const { use } = choice.place;
      if ((use !== 'service-monitor' && use !== 'pod-monitor') || isEmpty(choice.selector)) continue;
      const chosen = chosenBy(choice, graph, uri);
      if (chosen.length === 0) {
        const release = releaseOf(graph, uri);
        yield {
          message:
            use === 'service-monitor'
              ? t('No Service in the workspace has the labels {0}', labelsText(choice))
              : t('No pods in the workspace have the labels {0}', labelsText(choice)),
          span: askedSpan(choice),
          ...(isOfCluster(resource)
            ? { atMost: 'hint' as const }
            : use === 'service-monitor'
              ? sureIn(release, 'Service')
              : surePods(release)),
        };
        continue;
      }
      const spec = valueOf(resource.root, 'spec');
      const endpoints = valueOf(spec, use === 'service-monitor' ? 'endpoints' : 'podMetricsEndpoints');
      for (const endpoint of itemsOf(endpoints)) {
        const port = scalarOf(endpoint, 'port');
        if (!port || chosen.some((target) => port.text in portsOf(target))) continue;
        yield {
          message: t('{0} has no port named "{1}"', namesOf(chosen), port.text),
          span: port.span,
          // What operators make of the rest may be chosen as well.
          ...surePods(releaseOf(graph, uri)),
        };
      }
    }
  },
});

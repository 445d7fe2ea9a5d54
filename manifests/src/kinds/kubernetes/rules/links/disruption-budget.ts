import { t } from '@vscode/l10n';
import type { Entity } from '../../../../core/graph/entity.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { kindOf } from '../../resources/kind-of.ts';
import { placeOf } from '../../entities/names.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { autoscalersOf, entityOf } from '../../selectors/around.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { choosersOf } from '../../selectors/choosers.ts';
import { isEmpty } from '../../selectors/selector.ts';
import { isPatch } from '../../units/patch.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { askedSpan, labelsText, nearMiss, surePods } from './service-without-pods.ts';

/** A budget that never lets a pod go, so that no node can be drained. */
export const disruptionBudgetBlocks = crossResourceRule({
  id: 'kubernetes/disruption-budget-blocks',
  severity: 'warning',
  knownAs: [
    'kube-linter:pdb-max-unavailable',
    'kube-linter:pdb-min-available',
    'polaris:pdbDisruptionsIsZero',
    'polaris:pdbMinAvailableGreaterThanHPAMinReplicas',
  ],
  *check(resource, { graph, document: { uri } }) {
    if (resource.kind !== 'PodDisruptionBudget') return;
    const spec = valueOf(resource.root, 'spec');
    const most = scalarOf(spec, 'maxUnavailable');
    if (most && /^0%?$/u.test(most.text)) {
      yield {
        message: t('The budget allows no evictions: nodes that run these pods cannot be drained'),
        span: most.span,
      };
    }
    const least = scalarOf(spec, 'minAvailable');
    if (!least) return;
    if (least.text === '100%') {
      yield {
        message: t('The budget allows no evictions: nodes that run these pods cannot be drained'),
        span: least.span,
      };
      return;
    }
    const choice = declarationsOf(resource, uri).choices.find(
      ({ place }) => place.use === 'disruption-budget',
    );
    const asked = /^\d+$/u.test(least.text) ? Number(least.text) : undefined;
    if (!choice || asked === undefined || asked === 0) return;
    const replicas = sumOf(chosenBy(choice, graph, uri).map((workload) => fewestOf(workload, graph)));
    if (replicas === undefined || asked < replicas) return;
    yield {
      message: t(
        'The budget requires {0} pods of at most {1}: nodes that run them cannot be drained',
        asked,
        replicas,
      ),
      span: least.span,
    };
  },
});

/** The fewest replicas that a workload may have; undefined where a manifest does not say. */
function fewestOf(workload: Entity, graph: Graph): number | undefined {
  if (!['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout'].includes(kindOf(workload))) return undefined;
  const [autoscaler] = autoscalersOf(workload, graph);
  return autoscaler ? autoscaler.facts?.min : (workload.facts?.replicas ?? 1);
}

function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  let sum: number | undefined;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum = (sum ?? 0) + number;
  }
  return sum;
}

/** A workload of several replicas that nothing protects while nodes are drained. */
export const disruptionBudgetMissing = crossResourceRule({
  id: 'kubernetes/disruption-budget-missing',
  severity: 'hint',
  knownAs: [
    'kube-score:deployment-has-poddisruptionbudget',
    'kube-score:statefulset-has-poddisruptionbudget',
    'polaris:missingPodDisruptionBudget',
  ],
  *check(resource, { graph, document: { uri } }) {
    if (resource.kind !== 'Deployment' && resource.kind !== 'StatefulSet') return;
    const entity = resource.pods && entityOf(resource, graph, uri);
    const replicas = entity && fewestOf(entity, graph);
    if (!entity || replicas === undefined || replicas < 2) return;
    const choosers = choosersOf(entity, graph);
    // Who does not serve need not stay available.
    if (!choosers.some((chooser) => kindOf(chooser) === 'Service')) return;
    if (choosers.some((chooser) => kindOf(chooser) === 'PodDisruptionBudget')) return;
    if (isPatch(uri, graph) || releaseOf(graph, uri).open) return;
    yield {
      message: t('No PodDisruptionBudget protects "{0}" while nodes are drained', entity.name),
      span: placeOf(resource),
    };
  },
});

/** A budget for pods that are not there. */
export const disruptionBudgetWithoutPods = crossResourceRule({
  id: 'kubernetes/disruption-budget-without-pods',
  severity: 'warning',
  *check(resource, { graph, document: { uri } }) {
    for (const choice of declarationsOf(resource, uri).choices) {
      if (choice.place.use !== 'disruption-budget' || isEmpty(choice.selector)) continue;
      if (chosenBy(choice, graph, uri).length > 0) continue;
      const release = releaseOf(graph, uri);
      yield {
        message: t('No pods in the workspace have the labels {0}', labelsText(choice)),
        span: askedSpan(choice),
        ...nearMiss(choice, release, uri),
        ...surePods(release),
      };
    }
  },
});

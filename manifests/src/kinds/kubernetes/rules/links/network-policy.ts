import { t } from '@vscode/l10n';
import { kindOf } from '../../resources/kind-of.ts';
import { placeOf } from '../../entities/names.ts';
import { declarationsOf } from '../../entities/declarations.ts';
import { entityOf } from '../../selectors/around.ts';
import { chosenBy } from '../../selectors/chosen.ts';
import { choosersOf } from '../../selectors/choosers.ts';
import { isEmpty } from '../../selectors/selector.ts';
import { releaseOf } from '../../units/release.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { askedSpan, labelsText, nearMiss, surePods } from './service-without-pods.ts';

/** A network policy for pods that are not there, or that lets in pods that are not there. */
export const networkPolicyWithoutPods = crossResourceRule({
  id: 'kubernetes/network-policy-without-pods',
  severity: 'warning',
  knownAs: [
    'kube-linter:dangling-networkpolicy',
    'kube-linter:dangling-networkpolicypeer-podselector',
    'kube-score:networkpolicy-targets-pod',
  ],
  *check(resource, { graph, document: { uri } }) {
    for (const choice of declarationsOf(resource, uri).choices) {
      const { use } = choice.place;
      if ((use !== 'network-policy' && use !== 'peer') || isEmpty(choice.selector)) continue;
      // With a selector of namespaces the pods are those of others.
      if (use === 'peer' && choice.holder.pairs.some(({ key }) => key.text === 'namespaceSelector')) continue;
      if (chosenBy(choice, graph, uri).length > 0) continue;
      const release = releaseOf(graph, uri);
      const finding = {
        message: t('No pods in the workspace have the labels {0}', labelsText(choice)),
        span: askedSpan(choice),
        ...nearMiss(choice, release, uri),
      };
      yield use === 'peer' ? { ...finding, atMost: 'hint' } : { ...finding, ...surePods(release) };
    }
  },
});

/** A workload that everybody may reach. */
export const podWithoutNetworkPolicy = crossResourceRule({
  id: 'kubernetes/pod-without-network-policy',
  severity: 'off',
  profiles: { strict: 'hint' },
  knownAs: [
    'kube-linter:non-isolated-pod',
    'kube-score:pod-networkpolicy',
    'polaris:missingNetworkPolicy',
    'checkov:CKV2_K8S_6',
  ],
  *check(resource, { graph, document: { uri } }) {
    const entity = resource.pods && entityOf(resource, graph, uri);
    if (!entity || choosersOf(entity, graph).some((chooser) => kindOf(chooser) === 'NetworkPolicy')) return;
    yield {
      message: t('No NetworkPolicy selects the pods of "{0}": all traffic is allowed', entity.name),
      span: placeOf(resource),
    };
  },
});

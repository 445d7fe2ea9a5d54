import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** With the default of five dots each name of the world is first looked for in the cluster, several times. */
export const dnsConfig = podRule({
  id: 'kubernetes/dns-config',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:dnsconfig-options'],
  *check({ spec }, { kind, kindNode }) {
    if (
      kindNode &&
      !mapsAt(spec, 'dnsConfig', 'options').some((option) => scalarOf(option, 'name')?.text === 'ndots')
    )
      yield { message: t('{0} has no "ndots" (dnsConfig)', kind), span: kindNode.span };
  },
});

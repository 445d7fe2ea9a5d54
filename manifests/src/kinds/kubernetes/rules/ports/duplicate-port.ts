import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** A port that is listed twice: the API accepts it, and another number was probably intended. */
export const duplicatePort = containerRule({
  id: 'kubernetes/duplicate-port',
  severity: 'warning',
  knownAs: ['kube-score:container-ports-check'],
  *check({ node }, _pods, _resource, { uri }) {
    const ports = new Map(
      mapsAt(node, 'ports').map((port) => [scalarOf(port, 'containerPort'), port] as const),
    );
    const protocolOf = (number: Parameters<typeof ports.get>[0]): string =>
      scalarOf(ports.get(number), 'protocol')?.text ?? 'TCP';
    // A port of the container may be given to several of its node.
    const repeated = repeats(ports.keys(), (number) =>
      [
        number.text,
        protocolOf(number),
        ...['hostPort', 'hostIP'].map((key) => scalarOf(ports.get(number), key)?.text),
      ].join('/'),
    );
    for (const repeat of repeated)
      yield repeatFinding(
        uri,
        repeat,
        t('Duplicate port {0}/{1}', repeat.again.text, protocolOf(repeat.again)),
      );
  },
});

import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Several ports of a Service are distinguished by name, and by number and protocol. */
export const servicePorts = resourceRule({
  id: 'kubernetes/service-ports',
  severity: 'error',
  whole: true,
  *check({ root, group, kind }, { uri }) {
    if (group !== '' || kind !== 'Service') return;
    const ports = new Map(
      mapsAt(valueOf(root, 'spec'), 'ports').map((port) => [scalarOf(port, 'port'), port] as const),
    );
    for (const [number, port] of ports)
      if (number && ports.size > 1 && !scalarOf(port, 'name'))
        yield {
          message: t('A Service with multiple ports requires a name for each port'),
          span: number.span,
        };
    const keyOf = (number: Parameters<typeof ports.get>[0]): string =>
      `${number?.text ?? ''}/${scalarOf(ports.get(number), 'protocol')?.text ?? 'TCP'}`;
    for (const repeat of repeats(ports.keys(), keyOf))
      yield repeatFinding(uri, repeat, t('Duplicate port {0} in this Service', keyOf(repeat.again)));
  },
});

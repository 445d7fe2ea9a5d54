import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { scalarOf, valueOf } from '../../../../yaml/node.ts';
import { mapsAt } from '../../places.ts';
import { resourceRule } from '../resource-rule.ts';

/** Several ports of a Service are told apart by name, and by number and protocol. */
export const servicePorts = resourceRule({
  id: 'kubernetes/service-ports',
  severity: 'error',
  whole: true,
  *check({ root, group, kind }, { uri }) {
    if (group !== '' || kind !== 'Service') return;
    const ports = mapsAt(valueOf(root, 'spec'), 'ports');
    const first = new Map<string, Span>();
    for (const port of ports) {
      const number = scalarOf(port, 'port');
      if (!number) continue;
      if (ports.length > 1 && !scalarOf(port, 'name'))
        yield { message: t('A Service with several ports has to name each of them'), span: number.span };
      const key = `${number.text}/${scalarOf(port, 'protocol')?.text ?? 'TCP'}`;
      const earlier = first.get(key);
      if (!earlier) first.set(key, number.span);
      else
        yield {
          message: t('This Service has two ports {0}', key),
          span: number.span,
          related: [{ uri, span: earlier, message: t('The other one') }],
        };
    }
  },
});

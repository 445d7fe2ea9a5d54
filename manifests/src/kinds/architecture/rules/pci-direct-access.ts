import { t } from '@vscode/l10n';
import { architectureRule, flowSpan } from './architecture-rule.ts';
import { dataOfKind } from './cardholder-data.ts';
import { ownFlows } from './own-flows.ts';

/** A flow from the internet to a component that stores card data: PCI DSS 4.0.1, 1.4.4. */
export const pciDirectAccess = architectureRule(
  'architecture/pci-direct-access',
  'error',
  function* (context) {
    const { system } = context;
    const cards = dataOfKind(context, 'pci-chd');
    if (cards.size === 0) return;
    for (const { flow, item } of ownFlows(context)) {
      const from = system.elementOf(flow.from);
      const stored = Object.keys(system.elementOf(flow.to)?.facts.stores ?? {}).filter((name) =>
        cards.has(name),
      );
      if (!from || stored.length === 0 || system.zoneOf(from)?.internet !== true) continue;
      yield {
        message: t(
          '"{0}" stores card data ("{1}") and is accessed directly from the public zone "{2}" (PCI DSS 1.4.4)',
          flow.to,
          stored.join(', '),
          from.zone ?? '',
        ),
        span: flowSpan(item, 'to'),
        targets: [flow.entity.name, flow.to, flow.from],
      };
    }
  },
);

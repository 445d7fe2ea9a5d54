import { t } from '@vscode/l10n';
import { architectureRule, flowSpan } from './architecture-rule.ts';
import { isEncrypted } from '../flow-encryption.ts';
import { carried, dataOfKind } from './cardholder-data.ts';
import { ownFlows } from './own-flows.ts';

/** Card data over an open, public network without encryption: PCI DSS 4.0.1, 4.2.1. */
export const pciOpenNetwork = architectureRule('architecture/pci-open-network', 'error', function* (context) {
  const { system } = context;
  const cards = dataOfKind(context, 'pci-chd', 'pci-sad');
  if (cards.size === 0) return;
  for (const { flow, item } of ownFlows(context)) {
    const names = carried(flow, cards);
    const ends = [flow.from, flow.to].map((id) => system.elementOf(id));
    const isOpen = ends.some((element) => element && system.zoneOf(element)?.internet === true);
    const encrypted = isEncrypted(flow.facts);
    if (names.length === 0 || !isOpen || encrypted === true) continue;
    const finding = {
      span: flowSpan(item, flow.facts.tls === undefined ? 'protocol' : 'tls'),
      targets: [flow.entity.name, flow.from, flow.to, ...names],
    };
    if (encrypted === false)
      yield {
        ...finding,
        message: t(
          'Card data "{0}" crosses a public network without encryption (PCI DSS 4.2.1)',
          names.join(', '),
        ),
      };
    else
      yield {
        ...finding,
        atMost: 'hint',
        message: t(
          'Not checked: whether the flow of "{0}" over a public network is encrypted is not declared (PCI DSS 4.2.1)',
          names.join(', '),
        ),
      };
  }
});

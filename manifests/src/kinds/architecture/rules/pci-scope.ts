import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { carried, dataOfKind } from './cardholder-data.ts';

/** An element that stores or receives card data in a zone that is not declared as part of the cardholder data environment. */
export const pciScope = architectureRule('architecture/pci-scope', 'warning', function* (context) {
  const { system, own } = context;
  const cards = dataOfKind(context, 'pci-chd', 'pci-sad');
  if (cards.size === 0 || ![...system.zones.values()].some(({ facts }) => facts.pci)) return;
  const reasons = new Map<string, string>();
  for (const { id, facts } of system.elements.values()) {
    const stored = Object.keys(facts.stores).find((name) => cards.has(name));
    if (stored !== undefined) reasons.set(id, t('it stores "{0}"', stored));
  }
  for (const flow of system.flows) {
    const [name] = carried(flow, cards);
    if (name === undefined) continue;
    const { direction } = flow.facts;
    if (direction !== 'back' && !reasons.has(flow.to))
      reasons.set(flow.to, t('it receives "{0}" from "{1}"', name, flow.from));
    if (direction !== 'forward' && !reasons.has(flow.from))
      reasons.set(flow.from, t('it receives "{0}" from "{1}"', name, flow.to));
  }
  for (const [id, reason] of reasons) {
    const item = own.elements.get(id);
    const element = system.elements.get(id);
    const zone = element && system.zoneOf(element);
    // Those of customers and partners are theirs.
    if (!item || !element || !zone || zone.pci || zone.internet) continue;
    yield {
      message: t(
        '"{0}" is in the scope of PCI DSS, because {1}, and its zone "{2}" is not',
        id,
        reason,
        element.zone ?? '',
      ),
      span: contentOf(item.key),
      targets: [id],
    };
  }
});

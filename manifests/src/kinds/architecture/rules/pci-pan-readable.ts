import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { dataOfKind } from './cardholder-data.ts';

/** Card numbers that are stored readable: PCI DSS 4.0.1, 3.5.1; encryption of the disk alone is not enough (3.5.1.2). */
export const pciPanReadable = architectureRule(
  'architecture/pci-pan-readable',
  'error',
  function* ({ architecture, system }) {
    const cards = dataOfKind({ system }, 'pci-chd');
    if (cards.size === 0) return;
    for (const { id, node } of architecture.elements) {
      const protection = system.elements.get(id)?.facts.encryption;
      for (const scalar of scalarsOf(valueOf(node, 'stores'))) {
        const { text } = scalar;
        if (!cards.has(text)) continue;
        const finding = { span: contentOf(scalar), targets: [id, text] };
        if (protection === 'none')
          yield {
            ...finding,
            message: t('"{0}" stores the card numbers of "{1}" readable (PCI DSS 3.5.1)', id, text),
          };
        else if (protection === 'disk')
          yield {
            ...finding,
            message: t(
              '"{0}" stores the card numbers of "{1}" with disk encryption alone, which is not enough (PCI DSS 3.5.1.2)',
              id,
              text,
            ),
          };
        else if (protection === undefined)
          yield {
            ...finding,
            atMost: 'hint',
            message: t(
              'Not checked: how "{0}" makes the card numbers of "{1}" unreadable is not declared (PCI DSS 3.5.1)',
              id,
              text,
            ),
          };
      }
    }
  },
);

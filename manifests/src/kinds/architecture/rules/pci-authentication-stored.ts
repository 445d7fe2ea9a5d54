import { t } from '@vscode/l10n';
import { contentOf, scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';
import { dataOfKind } from './cardholder-data.ts';

/** Sensitive authentication data that is stored: PCI DSS 4.0.1, 3.3.1. */
export const pciAuthenticationStored = architectureRule(
  'architecture/pci-authentication-stored',
  'error',
  function* ({ architecture, system }) {
    const sensitive = dataOfKind({ system }, 'pci-sad');
    if (sensitive.size === 0) return;
    for (const { id, node } of architecture.elements) {
      for (const scalar of scalarsOf(valueOf(node, 'stores'))) {
        if (!sensitive.has(scalar.text)) continue;
        yield {
          message: t('"{0}" stores the sensitive authentication data "{1}" (PCI DSS 3.3.1)', id, scalar.text),
          span: contentOf(scalar),
          targets: [id, scalar.text],
        };
      }
    }
  },
);

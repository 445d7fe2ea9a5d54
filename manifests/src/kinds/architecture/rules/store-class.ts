import { t } from '@vscode/l10n';
import { architectureRule, spanOf } from './architecture-rule.ts';

/** From the most open to the most closed. */
const CLASSES = ['public', 'internal', 'restricted', 'confidential', 'strictly-confidential'];

/** A store that is protected for a lower class than that of what it stores. */
export const storeClass = architectureRule(
  'architecture/store-class',
  'warning',
  function* ({ own, system }) {
    for (const [id, item] of own.elements) {
      const facts = system.elements.get(id)?.facts;
      const place = CLASSES.indexOf(facts?.class ?? '');
      if (!facts || place === -1) continue;
      for (const name of Object.keys(facts.stores)) {
        const data = system.data.get(name)?.facts.class;
        if (CLASSES.indexOf(data ?? '') <= place) continue;
        yield {
          message: t(
            '"{0}" is protected for "{1}" data, and stores "{2}", which is "{3}"',
            id,
            facts.class ?? '',
            name,
            data ?? '',
          ),
          span: spanOf(item, 'class'),
          targets: [id, name],
        };
      }
    }
  },
);

import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { podRule } from '../resource-rule.ts';

/** All containers of a pod share one set of names. */
export const duplicateContainer = podRule({
  id: 'kubernetes/duplicate-container',
  severity: 'error',
  *check({ containers }, _resource, { uri }) {
    const first = new Map<string, Span>();
    for (const { name } of containers) {
      if (!name) continue;
      const earlier = first.get(name.text);
      if (!earlier) first.set(name.text, name.span);
      else
        yield {
          message: t('Two containers of this pod are named "{0}"', name.text),
          span: name.span,
          related: [{ uri, span: earlier, message: t('The other one') }],
        };
    }
  },
});

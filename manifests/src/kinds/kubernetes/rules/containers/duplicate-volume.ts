import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { scalarOf } from '../../../../yaml/node.ts';
import { mapsAt } from '../../places.ts';
import { podRule } from '../resource-rule.ts';

/** The volumes of a pod have a name each. */
export const duplicateVolume = podRule({
  id: 'kubernetes/duplicate-volume',
  severity: 'error',
  *check({ spec }, _resource, { uri }) {
    const first = new Map<string, Span>();
    for (const volume of mapsAt(spec, 'volumes')) {
      const name = scalarOf(volume, 'name');
      if (!name) continue;
      const earlier = first.get(name.text);
      if (!earlier) first.set(name.text, name.span);
      else
        yield {
          message: t('Two volumes of this pod are named "{0}"', name.text),
          span: name.span,
          related: [{ uri, span: earlier, message: t('The other one') }],
        };
    }
  },
});

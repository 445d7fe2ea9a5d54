import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { scalarOf } from '../../../../yaml/node.ts';
import { mapsAt } from '../../places.ts';
import { containerRule } from '../resource-rule.ts';

/** Two volumes cannot be mounted at one path. */
export const duplicateMount = containerRule({
  id: 'kubernetes/duplicate-mount',
  severity: 'error',
  *check({ node }, _pods, _resource, { uri }) {
    const first = new Map<string, Span>();
    for (const mount of mapsAt(node, 'volumeMounts')) {
      const path = scalarOf(mount, 'mountPath');
      if (!path) continue;
      const earlier = first.get(path.text);
      if (!earlier) first.set(path.text, path.span);
      else
        yield {
          message: t('Two volumes are mounted at "{0}"', path.text),
          span: path.span,
          related: [{ uri, span: earlier, message: t('The other one') }],
        };
    }
  },
});

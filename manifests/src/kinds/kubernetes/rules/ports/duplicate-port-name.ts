import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { scalarOf, valueOf, type YamlMap } from '../../../../yaml/node.ts';
import { mapsAt } from '../../places.ts';
import { resourceRule } from '../resource-rule.ts';

/** The ports of one container, and those of one Service, have a name each. */
export const duplicatePortName = resourceRule({
  id: 'kubernetes/duplicate-port-name',
  severity: 'error',
  *check({ root, group, kind, pods }, { uri }) {
    const lists: (readonly YamlMap[])[] = (pods?.containers ?? []).map(({ node }) => mapsAt(node, 'ports'));
    if (group === '' && kind === 'Service') lists.push(mapsAt(valueOf(root, 'spec'), 'ports'));
    for (const ports of lists) {
      const first = new Map<string, Span>();
      for (const port of ports) {
        const name = scalarOf(port, 'name');
        if (!name || name.text === '') continue;
        const earlier = first.get(name.text);
        if (!earlier) first.set(name.text, name.span);
        else
          yield {
            message: t('Two ports are named "{0}"', name.text),
            span: name.span,
            related: [{ uri, span: earlier, message: t('The other one') }],
          };
      }
    }
  },
});

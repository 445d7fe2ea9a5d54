import { t } from '@vscode/l10n';
import { scalarOf, valueOf, type YamlMap } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** The ports of one container, and those of one Service, have a name each. */
export const duplicatePortName = resourceRule({
  id: 'kubernetes/duplicate-port-name',
  severity: 'error',
  *check({ root, group, kind, pods }, { uri }) {
    const lists: (readonly YamlMap[])[] = (pods?.containers ?? []).map(({ node }) => mapsAt(node, 'ports'));
    if (group === '' && kind === 'Service') lists.push(mapsAt(valueOf(root, 'spec'), 'ports'));
    for (const ports of lists)
      for (const repeat of repeats(ports.map((port) => scalarOf(port, 'name'))))
        yield repeatFinding(uri, repeat, t('Duplicate port name "{0}"', repeat.again.text));
  },
});

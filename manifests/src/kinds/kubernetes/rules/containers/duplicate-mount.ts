import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Two volumes cannot be mounted at one path. */
export const duplicateMount = containerRule({
  id: 'kubernetes/duplicate-mount',
  severity: 'error',
  *check({ node }, _pods, _resource, { uri }) {
    for (const repeat of repeats(mapsAt(node, 'volumeMounts').map((mount) => scalarOf(mount, 'mountPath'))))
      yield repeatFinding(uri, repeat, t('Duplicate mount path "{0}"', repeat.again.text));
  },
});

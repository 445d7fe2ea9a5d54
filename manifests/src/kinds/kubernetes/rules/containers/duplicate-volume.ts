import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { repeatFinding, repeats } from '../repeats.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** The volumes of a pod have a name each. */
export const duplicateVolume = podRule({
  id: 'kubernetes/duplicate-volume',
  severity: 'error',
  *check({ spec }, _resource, { uri }) {
    for (const repeat of repeats(mapsAt(spec, 'volumes').map((volume) => scalarOf(volume, 'name'))))
      yield repeatFinding(uri, repeat, t('Duplicate volume name "{0}"', repeat.again.text));
  },
});

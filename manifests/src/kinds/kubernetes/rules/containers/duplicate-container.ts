import { t } from '@vscode/l10n';
import { repeatFinding, repeats } from '../repeats.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** All containers of a pod share one set of names. */
export const duplicateContainer = podRule({
  id: 'kubernetes/duplicate-container',
  severity: 'error',
  *check({ containers }, _resource, { uri }) {
    for (const repeat of repeats(containers.map(({ name }) => name)))
      yield repeatFinding(uri, repeat, t('Duplicate container name "{0}"', repeat.again.text));
  },
});

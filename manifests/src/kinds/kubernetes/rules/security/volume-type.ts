import { t } from '@vscode/l10n';
import { mapsAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** What the restricted standard for pods allows. `hostPath` has a rule of its own. */
const ALLOWED = new Set([
  'name',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Other volumes reach storage beside the claims that a cluster hands out. */
export const volumeType = podRule({
  id: 'kubernetes/volume-type',
  ...SECURITY_ONLY,
  *check({ spec }) {
    for (const volume of mapsAt(spec, 'volumes'))
      for (const { key, value } of volume.pairs)
        if (!ALLOWED.has(key.text) && value?.type === 'map')
          yield {
            message: t('Volume type {0} is not allowed: use a PersistentVolumeClaim', key.text),
            span: key.span,
          };
  },
});

import { t } from '@vscode/l10n';
import { pairOf, scalarOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import { mapAt } from '../../resources/node-at.ts';
import { removalFix } from '../fixes.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** What the API refuses of an update: numbers with which it could not begin, or with a strategy that has none. */
export const rollingUpdate = resourceRule({
  id: 'kubernetes/rolling-update',
  severity: 'error',
  *check({ root, group, kind }, alone) {
    if (group !== 'apps') return;
    const strategy = mapAt(root, 'spec', kind === 'Deployment' ? 'strategy' : 'updateStrategy');
    const rolling = pairOf(strategy, 'rollingUpdate');
    if (!strategy || rolling?.value?.type !== 'map') return;
    const type = scalarOf(strategy, 'type');
    if (kind === 'Deployment' && type?.text === 'Recreate') {
      yield {
        message: t('"rollingUpdate" is not allowed with the type "Recreate"'),
        span: rolling.key.span,
        fixes: [removalFix(alone, strategy, rolling)],
      };
      return;
    }
    const unavailable = scalarOf(rolling.value, 'maxUnavailable');
    const surge = scalarOf(rolling.value, 'maxSurge');
    if (kind === 'Deployment' && isZero(unavailable) && isZero(surge))
      yield {
        message: t('maxSurge and maxUnavailable cannot both be 0'),
        span: (unavailable ?? surge ?? rolling.key).span,
      };
    if (kind === 'DaemonSet' && unavailable && surge && isZero(unavailable) === isZero(surge))
      yield {
        message: t('Either maxSurge or maxUnavailable of a DaemonSet must be 0, and the other must not'),
        span: surge.span,
      };
    const share = /^(\d+)%$/u.exec(unavailable?.text ?? '')?.[1];
    if (unavailable && share !== undefined && Number(share) > 100)
      yield { message: t('"{0}" is more than 100%', unavailable.text), span: unavailable.span };
  },
});

function isZero(scalar: YamlScalar | undefined): boolean {
  return scalar?.value === 0 || (scalar !== undefined && /^0+%$/u.test(scalar.text));
}

import { t } from '@vscode/l10n';
import { pairOf, scalarOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { hostPathsOf } from './host-paths.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { isTrue } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** What a container writes there stays on the node, and other programs of the node read it. */
export const writableHostPath = containerRule({
  id: 'kubernetes/writable-host-path',
  ...SECURITY_HINT,
  knownAs: ['kube-linter:writable-host-mount'],
  *check(container, pods, _resource, alone) {
    const paths = new Map(hostPathsOf(pods).map(({ volume, path }) => [volume, path.text]));
    if (paths.size === 0) return;
    for (const mount of mapsAt(container.node, 'volumeMounts')) {
      const name = scalarOf(mount, 'name');
      const path = name && paths.get(name.text);
      if (path === undefined || isTrue(scalarOf(mount, 'readOnly'))) continue;
      const at = pairOf(mount, 'readOnly')?.value ?? name;
      if (at)
        yield {
          message: t('Container "{0}" can write to "{1}" on its node (hostPath)', nameOf(container), path),
          span: at.span,
          fixes: [fieldFix(alone, mount, ['readOnly'], 'true')],
        };
    }
  },
});

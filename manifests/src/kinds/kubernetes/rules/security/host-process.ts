import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { isTrue } from './declared-security.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** On Windows, `hostProcess` is what `privileged` is on Linux. */
export const hostProcess = podRule({
  id: 'kubernetes/host-process',
  severity: 'warning',
  practice: true,
  knownAs: ['polaris:hostProcess'],
  *check({ spec, containers }) {
    for (const node of [spec, ...containers.map((container) => container.node)]) {
      const field = scalarOf(nodeAt(node, 'securityContext', 'windowsOptions'), 'hostProcess');
      if (field && isTrue(field))
        yield {
          message: t('The container runs as a process of the Windows node (hostProcess)'),
          span: field.span,
        };
    }
  },
});

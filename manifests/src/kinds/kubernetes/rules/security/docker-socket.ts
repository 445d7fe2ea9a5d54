import { t } from '@vscode/l10n';
import { hostPathsOf, isRuntimeSocket } from './host-paths.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Who speaks to the runtime of containers can start any, as root, on the node. */
export const dockerSocket = podRule({
  id: 'kubernetes/docker-socket',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:docker-sock', 'checkov:CKV_K8S_27'],
  *check(pods) {
    for (const { path } of hostPathsOf(pods))
      if (isRuntimeSocket(path.text))
        yield {
          message: t('"{0}" gives the pods control of all containers of the node', path.text),
          span: path.span,
        };
  },
});

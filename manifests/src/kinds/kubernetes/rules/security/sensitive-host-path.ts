import { t } from '@vscode/l10n';
import { hostPathsOf, isSensitive } from './host-paths.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Directories whose files decide what the node does, or hold what it keeps secret. */
export const sensitiveHostPath = podRule({
  id: 'kubernetes/sensitive-host-path',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:sensitive-host-mounts', 'polaris:hostPathSet'],
  *check(pods) {
    for (const { path } of hostPathsOf(pods))
      if (isSensitive(path.text))
        yield {
          message: t('The pods mount the sensitive path "{0}" from their node (hostPath)', path.text),
          span: path.span,
        };
  },
});

import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { probesOf } from '../../resources/probes.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

const TUNED = ['periodSeconds', 'timeoutSeconds', 'failureThreshold'];

/** One second to answer, and three times ten seconds to fail: defaults that few programs were measured against. */
export const probeTuning = containerRule({
  id: 'kubernetes/probe-tuning',
  ...STRICT_ONLY,
  whole: true,
  *check(container) {
    for (const { pair, node } of probesOf(container)) {
      const missing = TUNED.filter((key) => !pairOf(node, key));
      if (missing.length > 0)
        yield {
          message: t('{0} uses default values for {1}', pair.key.text, missing.join(', ')),
          span: pair.key.span,
        };
    }
  },
});

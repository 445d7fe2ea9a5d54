import { t } from '@vscode/l10n';
import type { ForeignRule, PartRule } from '../../../../core/rules/rule.ts';
import type { RuleId } from '../../../../core/findings/finding.ts';
import { flagsOf, type FlagRequirement } from './flags.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** A rule on the command line of a part of the control plane, or of the agent of a node. */
export function flagsRule(
  id: RuleId,
  program: string,
  wanted: readonly FlagRequirement[],
  knownAs: readonly ForeignRule[],
): PartRule<KubernetesModel> {
  return containerRule({
    id,
    ...STRICT_ONLY,
    whole: true,
    knownAs,
    *check(container) {
      const run = flagsOf(container, program);
      if (!run) return;
      for (const { flag, accepts, advice, without } of wanted) {
        const written = run.flags.get(flag);
        if (accepts(written?.value)) continue;
        yield {
          message:
            without === undefined
              ? t('{0} should be started with {1}', program, advice ?? flag)
              : t('{0} should be started without {1}', program, without),
          span: (written?.node ?? run.program).span,
        };
      }
    },
  });
}

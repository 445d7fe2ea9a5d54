import type { RuleFinding, RuleId } from '../../../../../core/findings/finding.ts';
import type { Rule } from '../../../../../core/rules/rule.ts';
import { pairOf } from '../../../../../core/yaml/node.ts';
import type { KubernetesModel } from '../../../resources/model.ts';
import type { Workflow } from '../workflow/model.ts';
import { workflowRule } from './workflow-rule.ts';

interface RequiredField {
  readonly id: RuleId;
  readonly field: string;
  readonly message: () => string;
}

/**
 * A rule that asks for a field of the specification of what is run: good for a cluster that many share, and no fault. So it is
 * on in the strict profile only. WorkflowTemplates are asked when they are run as they are.
 */
export function wantedField({ id, field, message }: RequiredField): Rule<KubernetesModel> {
  return workflowRule({
    id,
    severity: 'off',
    profiles: { strict: 'hint' },
    *check(workflow: Workflow): Iterable<RuleFinding> {
      const { kind, runs, entrypoint, spec, resource } = workflow;
      const isRun = kind === 'Workflow' || kind === 'CronWorkflow' || entrypoint !== undefined;
      const span = resource.kindNode?.span;
      if (isRun && !runs && span && !pairOf(spec, field)?.value) yield { message: message(), span };
    },
  });
}

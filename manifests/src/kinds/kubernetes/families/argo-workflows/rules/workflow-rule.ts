import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../../resources/model.ts';
import type { Call, Template, Workflow } from '../workflow/model.ts';
import { isWorkflow, workflowOf } from '../workflow/read.ts';
import type { Others } from '../workflow/resolve.ts';

type RuleHeader = Pick<Rule<KubernetesModel>, 'id' | 'severity' | 'profiles' | 'knownAs'>;

interface OneWorkflow extends RuleHeader {
  readonly check: (workflow: Workflow, uri: string) => Iterable<RuleFinding>;
}

interface AmongOthers extends RuleHeader {
  readonly check: (workflow: Workflow, others: Others) => Iterable<RuleFinding>;
}

/**
 * A rule that looks at one workflow and nothing else. Its findings are kept with the workflow, so their spans must be those of
 * nodes or parts of them (`within`): those move with the text.
 */
export function workflowRule({ check, ...header }: OneWorkflow): Rule<KubernetesModel> {
  const kept = new WeakMap<Workflow, { readonly uri: string; readonly findings: readonly RuleFinding[] }>();
  return {
    ...header,
    *check(context) {
      const { uri } = context.document;
      for (const workflow of workflowsOf(context)) {
        let known = kept.get(workflow);
        if (known?.uri !== uri) kept.set(workflow, (known = { uri, findings: [...check(workflow, uri)] }));
        yield* known.findings;
      }
    },
  };
}

/** A rule that asks the graph for templates of other resources. */
export function crossWorkflowRule({ check, ...header }: AmongOthers): Rule<KubernetesModel> {
  return {
    ...header,
    *check(context) {
      const others = { graph: context.graph, uri: context.document.uri };
      for (const workflow of workflowsOf(context)) yield* check(workflow, others);
    },
  };
}

/** The workflows of a file that can be read: of a document with a fault in its YAML, nothing is concluded from what is missing. */
export function* workflowsOf({ model }: RuleContext<KubernetesModel>): Iterable<Workflow> {
  for (const resource of model.resources) {
    if (!isWorkflow(resource)) continue;
    const faulty =
      model.documents[resource.document]?.problems.some(({ code }) => code !== 'DUPLICATE_KEY') ?? false;
    const workflow = faulty ? undefined : workflowOf(resource);
    if (workflow) yield workflow;
  }
}

/** All templates of a workflow, those written into steps and tasks too. */
export function* templatesOf({ templates }: Workflow): Iterable<Template> {
  for (const template of templates) yield* withInline(template);
}

function* withInline(template: Template): Iterable<Template> {
  yield template;
  for (const { inline } of template.calls) if (inline) yield* withInline(inline);
}

/** All steps and tasks, with the template that they are in. */
export function* callsOf(workflow: Workflow): Iterable<{ readonly template: Template; readonly call: Call }> {
  for (const template of templatesOf(workflow)) for (const call of template.calls) yield { template, call };
}

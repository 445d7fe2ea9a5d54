import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { scalarOf } from '../../../../../core/yaml/node.ts';
import { headOf, isDynamic, type Port, type Ports, type Workflow } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

const NAME = /^[a-zA-Z0-9][-a-zA-Z0-9]*$/u;
const PORT_NAME = /^[-a-zA-Z0-9_]+$/u;
const MAX_LENGTH = 128;

/** The longest names that leave room for what Kubernetes and the controller add. */
const MAX_RESOURCE_NAME = {
  Workflow: 63,
  WorkflowTemplate: 63,
  ClusterWorkflowTemplate: 63,
  CronWorkflow: 52,
} as const;

/** Names that are missing, too long, or hold characters that Argo refuses. */
export const namesValid = workflowRule({
  id: 'argo-workflows/names-valid',
  severity: 'error',
  *check(workflow) {
    yield* resourceName(workflow);
    for (const template of workflow.templates) yield* nameFinding(template);
    yield* portFindings(workflow.arguments);
    for (const { inputs, outputs, calls } of templatesOf(workflow)) {
      yield* portFindings(inputs);
      yield* portFindings(outputs);
      for (const call of calls) {
        yield* nameFinding(call);
        yield* portFindings(call.arguments);
      }
    }
  },
});

function* resourceName({ kind, resource: { name } }: Workflow): Iterable<RuleFinding> {
  const most = MAX_RESOURCE_NAME[kind];
  if (name && name.text.length > most)
    yield {
      message: t(
        'The name of a {0} can have at most {1} characters, found {2}',
        kind,
        most,
        name.text.length,
      ),
      span: name.span,
    };
}

function* nameFinding(thing: Port): Iterable<RuleFinding> {
  const { name } = thing;
  if (!name?.text) yield { message: t('Missing name'), span: headOf(thing) };
  else if (isDynamic(name)) return;
  else if (!NAME.test(name.text))
    yield {
      message: t(
        '"{0}" is not a valid name: expected letters, digits and hyphens, starting with a letter or digit',
        name.text,
      ),
      span: name.span,
    };
  else if (name.text.length > MAX_LENGTH)
    yield { message: t('A name can have at most {0} characters', MAX_LENGTH), span: name.span };
}

function* portFindings({ parameters, artifacts }: Ports): Iterable<RuleFinding> {
  for (const port of [...parameters, ...artifacts]) {
    const { name, node } = port;
    if (!name?.text) yield { message: t('Missing name'), span: headOf(port) };
    else if (!PORT_NAME.test(name.text) && !isDynamic(name)) yield portFinding(name);
    const global = scalarOf(node, 'globalName');
    if (global && !isDynamic(global) && !PORT_NAME.test(global.text)) yield portFinding(global);
  }
}

function portFinding({ text, span }: NonNullable<Port['name']>): RuleFinding {
  return {
    message: t('"{0}" is not a valid name: expected letters, digits, hyphens and underscores', text),
    span,
  };
}

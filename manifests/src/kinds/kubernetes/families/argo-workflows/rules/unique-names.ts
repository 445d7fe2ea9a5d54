import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isSeq, scalarOf, valueOf, type YamlScalar } from '../../../../../core/yaml/node.ts';
import type { Ports, Template, Workflow } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** Two templates, steps, tasks, parameters or artifacts with one name. */
export const uniqueNames = workflowRule({
  id: 'argo-workflows/unique-names',
  severity: 'error',
  *check(workflow, uri) {
    for (const names of listsOf(workflow)) yield* repetitions(names, uri);
  },
});

type Names = readonly { readonly name: YamlScalar | undefined }[];

function* listsOf(workflow: Workflow): Iterable<Names> {
  yield workflow.templates;
  yield* portLists(workflow.arguments);
  for (const template of templatesOf(workflow)) {
    yield* portLists(template.inputs);
    yield* portLists(template.outputs);
    yield template.calls;
    yield containersOf(template);
    for (const call of template.calls) yield* portLists(call.arguments);
  }
}

/** The containers of a set, which wait for each other by name. */
function containersOf({ node }: Template): Names {
  const list = valueOf(valueOf(node, 'containerSet'), 'containers');
  return isSeq(list) ? list.items.map((container) => ({ name: scalarOf(container, 'name') })) : [];
}

function* portLists({ parameters, artifacts }: Ports): Iterable<Names> {
  yield parameters;
  yield artifacts;
}

function* repetitions(names: Names, uri: string): Iterable<RuleFinding> {
  const seen = new Map<string, YamlScalar>();
  for (const { name } of names) {
    if (!name) continue;
    const first = seen.get(name.text);
    if (first && first !== name)
      yield {
        message: t('Duplicate name "{0}"', name.text),
        span: name.span,
        related: [{ uri, span: first.span, message: t('First "{0}"', name.text) }],
      };
    else seen.set(name.text, name);
  }
}

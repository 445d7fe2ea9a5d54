import type { Place } from './scope.ts';
import type { Call, Template, Workflow } from '../workflow/model.ts';
import type { Tag } from '../tags.ts';

/** The tags of a workflow, each with the place whose names it may use. */
export function* placedTags(workflow: Workflow): Iterable<{ readonly tag: Tag; readonly place: Place }> {
  for (const tag of workflow.tags) yield { tag, place: { workflow, template: undefined, call: undefined } };
  for (const template of workflow.templates) yield* inTemplate(workflow, template, undefined);
}

function* inTemplate(
  workflow: Workflow,
  template: Template,
  outer: Place | undefined,
): Iterable<{ readonly tag: Tag; readonly place: Place }> {
  const at = (call: Call | undefined): Place => ({ workflow, template, call, ...(outer ? { outer } : {}) });
  const own = at(undefined);
  for (const tag of template.tags) yield { tag, place: own };
  for (const call of template.calls) {
    const place = at(call);
    for (const tag of call.tags) yield { tag, place };
    if (call.inline) yield* inTemplate(workflow, call.inline, place);
  }
}

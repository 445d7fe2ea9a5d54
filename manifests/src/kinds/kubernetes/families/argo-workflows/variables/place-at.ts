import { touches } from '../../../../../core/text/span.ts';
import type { Template, Workflow } from '../workflow/model.ts';
import type { Place } from './scope.ts';

/** The template and the step or task that an offset lies in. */
export function placeAt(workflow: Workflow, offset: number): Place {
  const within = (templates: readonly Template[], outer: Place | undefined): Place | undefined => {
    const template = templates.findLast(({ node }) => touches(node.span, offset));
    if (!template) return undefined;
    const call = template.calls.findLast(({ node }) => touches(node.span, offset));
    const place: Place = { workflow, template, call, ...(outer ? { outer } : {}) };
    return (call?.inline && within([call.inline], place)) ?? place;
  };
  return within(workflow.templates, undefined) ?? { workflow, template: undefined, call: undefined };
}

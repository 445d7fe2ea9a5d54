import { unapprovedModels, type NamedValue } from '../../../formats/model-registry/deployed-models.ts';
import { environmentOf } from '../entities.ts';
import type { Service } from '../model.ts';
import { serviceRule } from './compose-rule.ts';

/** A service whose environment names a model which nobody approved. */
export const modelNotApproved = serviceRule({
  id: 'compose/model-not-approved',
  severity: 'warning',
  check: (service, { graph, uri }) => unapprovedModels(graph, uri, valuesOf(service)),
});

function* valuesOf({ node }: Service): Iterable<NamedValue> {
  for (const { name, value, text } of environmentOf(node))
    if (value && text !== undefined) yield { name, text, span: value.span };
}

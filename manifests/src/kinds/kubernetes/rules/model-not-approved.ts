import { isScalar, itemsOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { unapprovedModels, type NamedValue } from '../../../formats/model-registry/deployed-models.ts';
import { crossResourceRule } from '../checks/resource-rule.ts';
import { mapsAt } from '../resources/node-at.ts';
import type { Container, Resource } from '../resources/model.ts';

/** A workload that names a model which nobody approved, in an annotation, a variable or an argument. */
export const modelNotApproved = crossResourceRule({
  id: 'kubernetes/model-not-approved',
  severity: 'warning',
  check: (resource, { graph, document }) =>
    unapprovedModels(graph, document.uri, resource.pods ? valuesOf(resource) : []),
});

function* valuesOf({ root, pods }: Resource): Iterable<NamedValue> {
  yield* annotationsOf(valueOf(root, 'metadata'));
  if (!pods) return;
  if (pods.root !== root) yield* annotationsOf(pods.metadata);
  for (const container of pods.containers) yield* ofContainer(container);
}

function* annotationsOf(metadata: Parameters<typeof valueOf>[0]): Iterable<NamedValue> {
  const annotations = valueOf(metadata, 'annotations');
  if (annotations?.type !== 'map') return;
  for (const { key, value } of annotations.pairs)
    if (isScalar(value)) yield { name: key.text, text: value.text, span: value.span };
}

function* ofContainer({ node }: Container): Iterable<NamedValue> {
  for (const variable of mapsAt(node, 'env')) {
    const [name, value] = [scalarOf(variable, 'name'), scalarOf(variable, 'value')];
    if (name && value) yield { name: name.text, text: value.text, span: value.span };
  }
  for (const key of ['command', 'args'])
    for (const item of itemsOf(valueOf(node, key)))
      if (isScalar(item)) yield { name: key, text: item.text, span: item.span };
}

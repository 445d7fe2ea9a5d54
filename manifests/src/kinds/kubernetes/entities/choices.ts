import type { Labels, Reference } from '../../../core/graph/entity.ts';
import { isMap, scalarOf, valueOf, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';
import type { Choice } from '../selectors/choice.ts';
import type { Resource } from '../resources/model.ts';
import { walkPlaces } from '../references/place-tree.ts';
import { selectorsIn, SELECTORS_IN_PODS, type SelectorPlace } from '../selectors/places.ts';
import { OWN_LABEL } from '../resources/own-label.ts';
import { readSelector } from '../selectors/selector.ts';
import { monitoredScopes } from './monitored-scopes.ts';
import { readHost } from './name-forms.ts';
import { labelKey, owned, ownerOf, scoped, scopeOf, type LabelOwner } from '../resources/identity.ts';
import { namespaceReference } from './names.ts';

/** All selectors of a resource. */
export function choicesOf(resource: Resource, uri: string): readonly Choice[] {
  const choices: Choice[] = [];
  const visit = (place: SelectorPlace, node: YamlNode, holder: YamlMap | undefined): void => {
    if (holder && isMap(node)) choices.push(choiceAt(resource, uri, place, node, holder));
  };
  const tree = selectorsIn(resource.group, resource.kind);
  if (tree) walkPlaces(tree, resource.root, visit);
  if (resource.pods) walkPlaces(SELECTORS_IN_PODS, resource.pods.spec, visit);
  return choices;
}

function choiceAt(
  resource: Resource,
  uri: string,
  place: SelectorPlace,
  node: YamlMap,
  holder: YamlMap,
): Choice {
  const selector = readSelector(node, place.form);
  const scopes = scopesOf(resource, place, holder);
  const of = labelledAt(place);
  const around = place.use === 'peer' ? valueOf(holder, 'namespaceSelector') : undefined;
  const labels: Labels =
    place.use === 'template' ? owned(selector.labels, ownerOf(resource)) : selector.labels;
  const [scope] = scopes?.length === 1 ? scopes : [];
  const reference = (name: string, value: string, at: Reference['span'], asked: Labels): Reference =>
    scoped(scope, {
      types: ['label'] as const,
      uri,
      name: value,
      key: labelKey(name, value, of),
      span: at,
      notation: 'yaml' as const,
      relation: `chosen-by-${place.use}`,
      labels: asked,
    });
  return {
    place,
    selector,
    node,
    holder,
    scopes,
    namespaces: isMap(around) ? readSelector(around, 'selector') : undefined,
    of,
    references: [
      // The label of its own name is a name of the namespace: the table of names has it.
      ...selector.written
        .filter(({ name }) => name !== OWN_LABEL)
        .map(({ name, value }) => reference(name, value.text, value.span, labels)),
      ...selector.requirements.flatMap(({ key, operator, values }) =>
        operator === 'In'
          ? values.map((value) =>
              key === OWN_LABEL ? namespaceReference(value, uri) : reference(key, value.text, value.span, {}),
            )
          : [],
      ),
    ],
  };
}

/** Whose labels a selector asks for. */
export function labelledAt({ use }: SelectorPlace): LabelOwner {
  if (use === 'namespaces') return 'namespace';
  return use === 'service-monitor' ? 'service' : 'pods';
}

/** The namespace of the host that a rule of a mesh is for. */
function scopeOfHost(resource: Resource): string | undefined {
  const host = scalarOf(valueOf(resource.root, 'spec'), 'host');
  return (host && readHost(host)?.namespace?.text) ?? scopeOf(resource);
}

function scopesOf(resource: Resource, place: SelectorPlace, holder: YamlMap): readonly string[] | undefined {
  // A gateway of a mesh runs wherever its pods are.
  if (place.use === 'mesh-workload' && resource.kind === 'Gateway') return undefined;
  if (place.use === 'namespaces') return undefined;
  if (place.use === 'service-monitor' || place.use === 'pod-monitor') return monitoredScopes(resource);
  if (place.use === 'peer' && valueOf(holder, 'namespaceSelector')) return undefined;
  const own = place.use === 'subset' ? scopeOfHost(resource) : scopeOf(resource);
  return own === undefined ? undefined : [own];
}

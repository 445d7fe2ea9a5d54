import type { Labels, Reference } from '../../../graph/entity.ts';
import {
  isMap,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlMap,
  type YamlNode,
} from '../../../yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { walkPlaces } from '../references/place-tree.ts';
import { selectorsIn, SELECTORS_IN_PODS, type SelectorPlace } from '../selectors/places.ts';
import { readSelector, type Selector } from '../selectors/selector.ts';
import { readHost } from './name-forms.ts';
import { labelKey, owned, ownerOf, scoped, scopeOf } from './identity.ts';

/** A selector of a resource, and where it looks. */
export interface Choice {
  readonly place: SelectorPlace;
  readonly selector: Selector;
  readonly node: YamlNode;
  readonly holder: YamlMap;
  /** The namespaces that it chooses from; undefined: its own, which nobody wrote, or any. */
  readonly scopes: readonly string[] | undefined;
  /** What is chosen. */
  readonly of: 'pods' | 'service';
  readonly references: readonly Reference[];
}

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
  const of = place.use === 'service-monitor' ? 'service' : 'pods';
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
    of,
    references: [
      ...selector.written.map(({ name, value }) => reference(name, value.text, value.span, labels)),
      ...selector.requirements.flatMap(({ key, operator, values }) =>
        operator === 'In' ? values.map((value) => reference(key, value.text, value.span, {})) : [],
      ),
    ],
  };
}

/** The namespace of the host that a rule of a mesh is for. */
function scopeOfHost(resource: Resource): string | undefined {
  const host = scalarOf(valueOf(resource.root, 'spec'), 'host');
  return (host && readHost(host)?.namespace?.text) ?? scopeOf(resource);
}

function scopesOf(resource: Resource, place: SelectorPlace, holder: YamlMap): readonly string[] | undefined {
  // A gateway of a mesh runs wherever its pods are.
  if (place.use === 'mesh-workload' && resource.kind === 'Gateway') return undefined;
  const own = place.use === 'subset' ? scopeOfHost(resource) : scopeOf(resource);
  const selected = pairOf(holder, 'namespaceSelector')?.value;
  if (place.use === 'peer' && selected) return undefined;
  if ((place.use === 'service-monitor' || place.use === 'pod-monitor') && isMap(selected)) {
    const names = scalarsOf(valueOf(selected, 'matchNames'));
    if (names.length > 0) return names.map(({ text }) => text);
    if (selected.pairs.length > 0) return undefined;
  }
  return own === undefined ? undefined : [own];
}

import type { Entity, Labels } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { kindOf } from '../resources/kind-of.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { releaseOf } from '../units/release.ts';
import { OWN_LABEL } from '../resources/own-label.ts';
import { chooses, type LabelRequirements } from './selector.ts';

/** The labels that a manifest gives to a namespace, and the one that it has of itself. */
export function labelsOfNamespace({ name, facts }: Entity): Labels {
  const written = facts?.labels;
  return { ...(typeof written === 'object' ? written : {}), [OWN_LABEL]: name };
}

/** True for the namespaces themselves. */
export function isNamespace(entity: Entity): boolean {
  return kindOf(entity) === 'Namespace';
}

/** Whether a selector chooses the namespace of a name; undefined where no manifest tells which labels it bears. */
export function choosesNamespace(
  selector: LabelRequirements,
  name: string,
  graph: Graph,
  from: string,
): boolean | undefined {
  const declared = graph.find('resource', resourceKey('Namespace', name), from);
  if (declared.some((namespace) => chooses(selector, labelsOfNamespace(namespace)))) return true;
  const asksName = (label: string): boolean => label === OWN_LABEL;
  const own: LabelRequirements = {
    labels: Object.fromEntries(Object.entries(selector.labels).filter(([label]) => asksName(label))),
    requirements: selector.requirements.filter(({ key }) => asksName(key)),
  };
  if (!chooses(own, { [OWN_LABEL]: name })) return false;
  const asksMore =
    Object.keys(selector.labels).some((label) => !asksName(label)) ||
    selector.requirements.some(({ key }) => !asksName(key));
  if (!asksMore) return true;
  // A kustomization may give labels to all that it deploys.
  const isKnown = declared.length > 0 && declared.every(({ uri }) => !releaseOf(graph, uri).labelled);
  return isKnown ? false : undefined;
}

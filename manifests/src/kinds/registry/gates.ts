import type { Graph } from '../../core/graph/graph.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { isMet, parseRequirement, type Requirement } from '../../formats/measures/requirement.ts';
import type { ModelVersion, RegisteredModel } from '../../formats/model-registry/registry.ts';

/** Where a registry is, and what is around it. */
export interface RegistryPlace {
  readonly graph: Graph;
  /** Of the registry. */
  readonly uri: string;
}

/** A requirement of the manifest that a version does not meet. */
export interface UnmetGate extends Requirement {
  /** What was measured; undefined where the registry has no such measure of the version. */
  readonly value: number | undefined;
}

/** What the manifest of a model requires and a version does not reach; nothing without a manifest that requires anything. */
export function unmetGates(
  registered: RegisteredModel,
  { measures }: ModelVersion,
  place: RegistryPlace,
): readonly UnmetGate[] {
  return requirementsOf(registered, place).flatMap((text) => {
    const requirement = parseRequirement(text);
    if (!requirement) return [];
    const value = measures.get(requirement.measure);
    return value !== undefined && isMet(requirement, value) ? [] : [{ ...requirement, value }];
  });
}

/** `rocAuc>=0.75` … */
function requirementsOf({ manifest }: RegisteredModel, { graph, uri }: RegistryPlace): readonly string[] {
  if (!manifest) return [];
  const file = resolveFrom(uri, manifest.text);
  const declared = graph.declaredIn(file).find(({ type }) => type === 'model');
  return Object.values(declared?.facts?.requirements ?? {});
}

import type { Facts } from '../../../core/graph/graph-index.ts';
import { FAMILIES } from './families.ts';
import type { Resource } from '../resources/model.ts';
import { declarationsOf } from '../entities/declarations.ts';

const kept = new WeakMap<Resource, { readonly uri: string; readonly facts: Facts }>();

/** What a resource declares and names, with what its family knows of it. Read once for each state of the resource. */
export function factsOfResource(resource: Resource, uri: string): Facts {
  const known = kept.get(resource);
  if (known?.uri === uri) return known.facts;
  const declarations = declarationsOf(resource, uri);
  const family = FAMILIES.find((candidate) => candidate.owns(resource))?.declare?.(resource, uri);
  const facts = family
    ? {
        entities: [...declarations.entities, ...family.entities],
        references: [...declarations.references, ...family.references],
      }
    : declarations;
  kept.set(resource, { uri, facts });
  return facts;
}

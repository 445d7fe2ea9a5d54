import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Facts } from '../../../core/graph/graph-index.ts';
import type { Resource } from '../resources/model.ts';
import { kindsDefinedBy } from '../schema/custom-kinds.ts';
import type { Choice } from '../selectors/choice.ts';
import { choicesOf } from './choices.ts';
import { entitiesOf } from './entities.ts';
import { containerUses, type ContainerUse } from './container-references.ts';
import { namesOf, type NameUse } from './names.ts';
import { podReferences } from './ports.ts';
import { testFiles } from './test-files.ts';

/** What a resource declares and names, for the graph and for the rules that follow its names. */
export interface Declarations extends Facts {
  readonly names: readonly NameUse[];
  readonly choices: readonly Choice[];
  readonly containers: readonly ContainerUse[];
}

const kept = new WeakMap<Resource, { readonly uri: string; readonly declarations: Declarations }>();

/** What a resource says. Read once for each state of it: the spans move with its text. */
export function declarationsOf(resource: Resource, uri: string): Declarations {
  const known = kept.get(resource);
  if (known?.uri === uri) return known.declarations;
  const declarations = read(resource, uri);
  kept.set(resource, { uri, declarations });
  return declarations;
}

function read(resource: Resource, uri: string): Declarations {
  const names = namesOf(resource, uri);
  const choices = choicesOf(resource, uri);
  const containers = containerUses(resource, uri);
  const entities: readonly Entity[] = [...entitiesOf(resource, uri), ...kindsDefinedBy(resource, uri)];
  const references: readonly Reference[] = [
    ...names.flatMap(({ reference, parts }) => [reference, ...parts]),
    ...choices.flatMap((choice) => choice.references),
    ...containers.map(({ reference }) => reference),
    ...podReferences(resource, uri),
    ...testFiles(resource, uri),
  ];
  return {
    names,
    choices,
    containers,
    entities,
    references,
  };
}

import type { EntityType, Reference } from '../../../core/graph/entity.ts';
import { readList, type ListReading } from '../../../core/graph/list-reading.ts';
import type { System } from '../../../formats/architecture/system.ts';

/** What a file named in its last version, and what the system declared then. */
interface Reading {
  readonly system: System;
  readonly names: ListReading<Reference, Reference>;
}

/** Files of a model whose last version is kept: one or two are edited at a time. */
const MOST_FILES = 8;

/** The last versions of files, by the versions of a model that follow each other. */
const latest = new WeakMap<object, Map<string, Reading>>();

/**
 * What a file names but elements, data and zones that its own model declares, of which nothing need be asked. A large file names
 * hundreds of thousands of those, and an edit changes few: the others are not looked at again.
 */
export function namesToAsk(
  system: System,
  uri: string,
  references: readonly Reference[],
): readonly Reference[] {
  let files = latest.get(system.lineage);
  if (!files) latest.set(system.lineage, (files = new Map<string, Reading>()));
  const last = files.get(uri);
  const isDeclared = declaredBy(system);
  const names = readList(
    references,
    (reference) => (isDeclared(reference) ? NOTHING : [reference]),
    Object.is,
    last && declareTheSame(last.system, system) ? last.names : undefined,
  );
  files.delete(uri);
  files.set(uri, { system, names });
  const [oldest] = files.keys();
  if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest);
  return names.read;
}

const NOTHING: readonly never[] = [];

function declaredBy({ name: model, elements, data, zones }: System): (reference: Reference) => boolean {
  const names: Readonly<Partial<Record<EntityType, ReadonlyMap<string, unknown>>>> = {
    element: elements,
    'data-class': data,
    zone: zones,
  };
  return ({ types, scope, key, target }) => {
    const [type] = types;
    if (scope !== model || target !== undefined || type === undefined || types.length > 1) return false;
    return names[type]?.has(key) === true;
  };
}

/** True when two versions of a model declare elements, data and zones of the same names. */
function declareTheSame(one: System, other: System): boolean {
  return (
    one.name === other.name &&
    one.ids === other.ids &&
    haveSameKeys(one.data, other.data) &&
    haveSameKeys(one.zones, other.zones)
  );
}

function haveSameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}

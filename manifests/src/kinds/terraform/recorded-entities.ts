import type { Entity } from '../../core/graph/entity.ts';
import type { CloudResourceFacts } from '../../formats/terraform/entity-types.ts';
import type { RecordedResource, RecordedResources } from '../../formats/terraform/read-recorded.ts';
import { cloudTechnology } from '../../formats/terraform/technologies.ts';

/** The resources of a state or plan, each with all of its instances. */
export function recordedEntities(
  uri: string,
  { recordedBy, resources }: RecordedResources,
): readonly Entity[] {
  const instances = new Map<string, RecordedResource[]>();
  for (const resource of resources) {
    const address = addressOf(resource);
    const others = instances.get(address);
    if (others) others.push(resource);
    else instances.set(address, [resource]);
  }
  return [...instances].flatMap(([address, [first, ...others]]): Entity[] => {
    if (!first) return [];
    const facts = factsOf([first, ...others], recordedBy);
    const detail = cloudTechnology(facts.kind, facts.engine)?.technology;
    return [
      {
        type: 'cloud-resource',
        uri,
        name: address,
        key: `${first.type}.${first.name}`,
        span: first.nameSpan,
        // Not all of it: whoever shows the text of an entity would show its passwords.
        extent: first.nameSpan,
        notation: 'fixed',
        scope: first.module,
        facts,
        ...(detail === undefined ? {} : { detail }),
      },
    ];
  });
}

/** `module.db.aws_db_instance.ledger`, without the index of an instance. */
function addressOf({ module, type, name }: RecordedResource): string {
  return [...(module === '' ? [] : [module]), type, name].join('.');
}

/** What holds for all instances; of what is unsafe, one is enough. */
function factsOf(
  instances: readonly [RecordedResource, ...RecordedResource[]],
  recordedBy: 'state' | 'plan',
): CloudResourceFacts {
  const valuesOf = (...names: readonly string[]): readonly unknown[] =>
    instances.flatMap(({ attributes }) => names.map((name) => attributes.get(name)));
  const engine = valuesOf('engine', 'database_version').find((value) => typeof value === 'string');
  const encrypted = valuesOf('storage_encrypted', 'at_rest_encryption_enabled');
  const open = valuesOf('publicly_accessible', 'public_network_access_enabled');
  return {
    kind: instances[0].type,
    recordedBy,
    isMade: true,
    ...(typeof engine === 'string' ? { engine } : {}),
    ...(encrypted.includes(false) || encrypted.includes(true)
      ? { isEncrypted: !encrypted.includes(false) }
      : {}),
    ...(open.includes(false) || open.includes(true) ? { isPublic: open.includes(true) } : {}),
  };
}

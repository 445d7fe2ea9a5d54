import type { Entity } from '../../core/graph/entity.ts';
import type { CloudResourceFacts } from '../../formats/terraform/entity-types.ts';
import type { HclBlock, HclFile, HclLiteral } from '../../formats/terraform/read-hcl.ts';
import { cloudTechnology } from '../../formats/terraform/technologies.ts';
import { addressOf } from './model.ts';

/** The resources that a file declares. Data sources, modules and variables deploy nothing by themselves. */
export function entitiesOf(uri: string, { blocks }: HclFile): readonly Entity[] {
  return blocks.flatMap((block): Entity[] => {
    const name = addressOf(block);
    if (name === undefined) return [];
    const facts = factsOf(block);
    const detail = cloudTechnology(facts.kind, facts.engine)?.technology;
    const { nameSpan, extent } = block;
    return [
      {
        type: 'cloud-resource',
        uri,
        name,
        key: name,
        span: nameSpan,
        extent,
        notation: 'fixed',
        facts,
        ...(detail === undefined ? {} : { detail }),
      },
    ];
  });
}

function factsOf({ labels: [kind = ''], attributes }: HclBlock): CloudResourceFacts {
  const literal = (...names: readonly string[]): HclLiteral | undefined =>
    names.map((name) => attributes.get(name)?.literal).find((value) => value !== undefined);
  const engine = literal('engine', 'database_version');
  const isEncrypted = literal('storage_encrypted', 'at_rest_encryption_enabled');
  const isPublic = literal('publicly_accessible', 'public_network_access_enabled');
  const count = attributes.get('count');
  const isRepeated = count !== undefined || attributes.has('for_each');
  return {
    kind,
    ...(typeof engine === 'string' ? { engine } : {}),
    ...(!isRepeated ? { isMade: true } : {}),
    ...(typeof count?.literal === 'number' ? { isMade: count.literal > 0 } : {}),
    ...(typeof isEncrypted === 'boolean' ? { isEncrypted } : {}),
    ...(typeof isPublic === 'boolean' ? { isPublic } : {}),
  };
}

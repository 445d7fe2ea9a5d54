import { counted } from '../../../core/language.ts';
import type { ForeignImport } from '../../../core/contributions/foreign-import.ts';
import { ImportedModel } from './imported-model.ts';
import { idText, isMap, mapsIn, textOf, type JsonMap } from '../../../formats/foreign/json-values.ts';

/** True for a workspace of Structurizr. */
export function isStructurizr(value: JsonMap): boolean {
  return isMap(value['model']) && ('softwareSystems' in value['model'] || 'people' in value['model']);
}

/** Persons, systems, containers, components, and their relations; what is deployed and drawn is left out, and said. */
export function importStructurizr(workspace: JsonMap): ForeignImport {
  const model = isMap(workspace['model']) ? workspace['model'] : {};
  const imported = new ImportedModel(textOf(workspace['name']) ?? 'Structurizr');
  const relations: JsonMap[] = [];
  const add = (item: JsonMap, kind: string | undefined, layer: string | undefined, parent?: string): void => {
    const id = idText(item['id'] ?? item['name']);
    const properties = isMap(item['properties']) ? item['properties'] : {};
    const fields = {
      title: textOf(item['name']) ?? id,
      description: textOf(item['description']),
      layer: textOf(properties['layer']) ?? layer,
      kind: kindOf(item, kind),
      technology: textOf(item['technology']),
      owner: textOf(properties['owner']),
      zone: textOf(properties['zone']),
    };
    imported.add(id, fields, textOf(properties['vitruve.id'])?.split('.').at(-1));
    if (parent !== undefined) imported.put(id, parent);
    relations.push(...mapsIn(item['relationships']));
  };
  for (const person of mapsIn(model['people'])) add(person, 'actor', 'business');
  for (const system of mapsIn(model['softwareSystems'])) {
    add(system, undefined, 'application');
    for (const container of mapsIn(system['containers'])) {
      add(container, 'service', undefined, idText(system['id']));
      for (const component of mapsIn(container['components']))
        add(component, 'component', undefined, idText(container['id']));
    }
  }
  for (const element of mapsIn(model['customElements']))
    add(element, textOf(element['metadata'])?.replace(/[[\]]/gu, ''), undefined);
  for (const relation of relations) connect(relation, imported);
  tellLost(workspace, model, imported);
  return imported.convert();
}

/** What follows from another relation is left to those who draw. */
function connect(relation: JsonMap, imported: ImportedModel): void {
  if (relation['linkedRelationshipId'] !== undefined) return;
  const [from, to] = [idText(relation['sourceId']), idText(relation['destinationId'])];
  const tags = tagsOf(relation);
  if (tags.includes('realization')) imported.realize(from, to);
  else if (tags.includes('hosting')) imported.host(from, to);
  else
    imported.connect(from, to, {
      description: textOf(relation['description']),
      protocol: textOf(relation['technology']),
      sync: relation['interactionStyle'] === 'Asynchronous' ? false : undefined,
    });
}

function tagsOf({ tags }: JsonMap): readonly string[] {
  return (textOf(tags) ?? '').split(',').map((tag) => tag.trim());
}

/** What an element is, by its tags: these are what drawings of Structurizr go by. */
function kindOf(item: JsonMap, usual: string | undefined): string | undefined {
  const tags = tagsOf(item);
  if (
    item['location'] === 'External' ||
    tags.some((tag) => /^(?:external|existing) ?(?:system)?$/iu.test(tag))
  )
    return usual === 'actor' ? usual : 'external';
  if (tags.some((tag) => /database|data ?store/iu.test(tag))) return 'datastore';
  if (tags.some((tag) => /queue|topic|message bus/iu.test(tag))) return 'queue';
  return usual;
}

function tellLost(workspace: JsonMap, model: JsonMap, imported: ImportedModel): void {
  const views = isMap(workspace['views']) ? workspace['views'] : {};
  const drawn = Object.entries(views).reduce(
    (sum, [name, list]) => (name.endsWith('Views') ? sum + mapsIn(list).length : sum),
    0,
  );
  const deployed = mapsIn(model['deploymentNodes']).length;
  imported.leaveOut(drawn, counted(drawn, '{0} view', '{0} views'));
  imported.leaveOut(deployed, counted(deployed, '{0} deployment node', '{0} deployment nodes'));
}

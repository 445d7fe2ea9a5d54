import { t } from '@vscode/l10n';
import type {
  ForeignFile,
  ForeignImport,
  ForeignRefusal,
} from '../../../core/contributions/foreign-import.ts';
import { counted } from '../../../core/language.ts';
import { catalogEntity, fullRef, type CatalogEntity } from './backstage-entity.ts';
import { ImportedModel } from './imported-model.ts';
import { isMap, textOf, textsIn } from '../../../formats/foreign/json-values.ts';
import { isScaffold } from '../../../formats/placeholders/scaffold.ts';
import { yamlDocuments } from '../../../formats/foreign/yaml-documents.ts';

/** Kinds of entities that are elements, with their layer. */
const ELEMENTS: Readonly<Record<string, string>> = {
  domain: 'business',
  system: 'application',
  component: 'application',
  api: 'application',
  resource: 'application',
};

/** What a resource is by its type, where it is of the infrastructure. */
const INFRASTRUCTURE = /cluster|network|vpc|server|machine|account|project/iu;

/** Where an entity says what it is in: the field, and the kind of that. The first one that is given counts. */
const OUTER: readonly (readonly [field: string, kind: string])[] = [
  ['subcomponentOf', 'component'],
  ['subdomainOf', 'domain'],
  ['system', 'system'],
  ['domain', 'domain'],
];

/** True for a file with entities of a catalog. */
export function isBackstage({ text }: ForeignFile): boolean {
  return /^(?:"apiVersion"|apiVersion):[ \t]*["']?(?:[\w-]+\.)*backstage\.io\//mu.test(text);
}

/** True for what a software template makes an entity of: it is none yet, and need not be YAML. The template itself is an entity. */
function isSkeleton({ text }: ForeignFile): boolean {
  return isScaffold(text) && !/^(?:"kind"|kind):[ \t]*["']?Template\b/mu.test(text);
}

/**
 * Domains, systems, components, APIs and resources of a catalog. An API is called by those that consume it, and realized by
 * those that provide it. Groups and users are owners; what else an entity says is left out, and said.
 */
export function importBackstage(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal {
  const catalog = files.filter((file) => !isSkeleton(file));
  const documents = yamlDocuments(catalog);
  if ('refused' in documents) return documents;
  const entities = documents.flatMap(({ value, at }) => catalogEntity(value, at) ?? []);
  const others = documents.length - entities.length;
  const elements = entities.filter(({ kind }) => Object.hasOwn(ELEMENTS, kind));
  const systems = elements.filter(({ kind }) => kind === 'domain' || kind === 'system');
  const imported = new ImportedModel(systems.length === 1 && systems[0] ? titleOf(systems[0]) : 'Backstage');
  const titles = new Map(entities.map((entity) => [entity.ref, titleOf(entity)]));
  for (const entity of elements) addElement(entity, titles, imported);
  for (const entity of elements) relate(entity, imported);
  imported.leaveOut(
    others,
    counted(others, '{0} document of another program', '{0} documents of other programs'),
  );
  const skeletons = files.length - catalog.length;
  imported.leaveOut(
    skeletons,
    counted(skeletons, '{0} skeleton of a software template', '{0} skeletons of software templates'),
  );
  tellLost(entities, catalog, imported);
  return imported.convert();
}

function addElement(
  entity: CatalogEntity,
  titles: ReadonlyMap<string, string>,
  imported: ImportedModel,
): void {
  const { kind, ref, name, namespace, metadata, spec, at } = entity;
  const type = textOf(spec['type']);
  const owner = textOf(spec['owner']);
  const fields = {
    title: titleOf(entity),
    description: textOf(metadata['description'])?.trim(),
    layer: kind === 'resource' && INFRASTRUCTURE.test(type ?? '') ? 'infrastructure' : ELEMENTS[kind],
    kind: kind === 'component' || kind === 'resource' ? (type ?? kind) : kind,
    technology: kind === 'api' ? type : undefined,
    owner: owner === undefined ? undefined : (titles.get(fullRef(owner, 'group', namespace)) ?? owner),
  };
  imported.add(ref, fields, name, at);
}

function titleOf({ kind, name, metadata, spec }: CatalogEntity): string {
  const profile = isMap(spec['profile']) ? spec['profile'] : {};
  const shown = kind === 'group' || kind === 'user' ? textOf(profile['displayName']) : undefined;
  return shown ?? textOf(metadata['title']) ?? name;
}

function relate({ ref, namespace, spec, at }: CatalogEntity, imported: ImportedModel): void {
  const refs = (field: string, kind: string): readonly string[] =>
    textsIn(spec[field]).map((text) => fullRef(text, kind, namespace));
  const outer = OUTER.map(([field, kind]) => [textOf(spec[field]), kind] as const).find(
    ([text]) => text !== undefined,
  );
  if (outer?.[0] !== undefined) imported.put(ref, fullRef(outer[0], outer[1], namespace), at);
  for (const api of refs('providesApis', 'api')) imported.realize(ref, api, at);
  for (const api of refs('consumesApis', 'api')) imported.connect(ref, api, {}, at);
  for (const other of refs('dependsOn', 'component')) imported.connect(ref, other, {}, at);
  for (const other of refs('dependencyOf', 'component')) imported.connect(other, ref, {}, at);
}

/** What a model has no place for. */
function tellLost(
  entities: readonly CatalogEntity[],
  files: readonly ForeignFile[],
  imported: ImportedModel,
): void {
  const having = (test: (entity: CatalogEntity) => boolean): number => entities.filter(test).length;
  const people = having(({ kind }) => kind === 'group' || kind === 'user');
  imported.leaveOut(
    people,
    counted(
      people,
      '{0} group or user: it is named as an owner',
      '{0} groups and users: they are named as owners',
    ),
  );
  for (const { kind, at, spec } of entities) {
    if (kind !== 'location') continue;
    const targets = [...textsIn(spec['targets']), ...(textOf(spec['target']) ?? '').split('\n')].filter(
      (target) => target !== '' && !files.some(({ name }) => name.endsWith(target.replace(/^\.(?=\/)/u, ''))),
    );
    if (targets.length > 0) imported.lose(t('Read only if it is imported too: {0}', targets.join(', ')), at);
  }
  const kinds = new Map<string, number>();
  for (const { kind } of entities)
    if (!Object.hasOwn(ELEMENTS, kind) && !['group', 'user', 'location'].includes(kind))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [kind, count] of kinds)
    imported.leaveOut(count, t('entities of the kind "{0}" ({1})', kind, count));
  const counts: readonly (readonly [number, string])[] = [
    [having(({ spec }) => spec['lifecycle'] !== undefined), t('lifecycles')],
    [having(({ kind, spec }) => kind === 'api' && spec['definition'] !== undefined), t('API definitions')],
    [having(({ metadata }) => textsIn(metadata['tags']).length > 0), t('tags')],
    [having(({ metadata }) => Array.isArray(metadata['links'])), t('links')],
    [
      having(({ metadata }) => isMap(metadata['annotations']) || isMap(metadata['labels'])),
      t('annotations and labels'),
    ],
  ];
  for (const [count, what] of counts) imported.leaveOut(count, `${what} (${count})`);
}

import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isMap, isSeq, scalarOf, valueOf, type YamlMap } from '../../../core/yaml/node.ts';
export type { CustomKindFacts } from '../entity-types.ts';
import { folderOf, isWithin } from '../../../core/text/resource.ts';
import type { Resource } from '../resources/model.ts';
import { testFolderOf } from '../units/example.ts';
import { areTogether, layoutOf } from '../units/layout.ts';
import { customForm } from './custom-form.ts';
import type { ObjectShape } from './shape.ts';
import { typeOf, type StoredForm } from './stored.ts';

/**
 * The kinds that a `CustomResourceDefinition` defines, one for each of its versions. Their schemas travel with them as text, so
 * that a resource is checked without its definition being read again, and checked again when the definition changes.
 */
export function kindsDefinedBy(resource: Resource, uri: string): readonly Entity<'custom-kind'>[] {
  if (resource.group !== 'apiextensions.k8s.io' || resource.kind !== 'CustomResourceDefinition') return [];
  const spec = valueOf(resource.root, 'spec');
  const group = scalarOf(spec, 'group')?.text;
  const kind = scalarOf(valueOf(spec, 'names'), 'kind');
  if (!isMap(spec) || group === undefined || !kind) return [];
  const listed = valueOf(spec, 'versions');
  const versions = isSeq(listed) ? listed.items.filter(isMap) : [];
  const open =
    resource.version === 'v1beta1' ? scalarOf(spec, 'preserveUnknownFields')?.value !== false : false;
  const common = valueOf(valueOf(spec, 'validation'), 'openAPIV3Schema');
  const define = (version: string, own: YamlMap | undefined): Entity<'custom-kind'> => {
    const schema = valueOf(valueOf(own, 'schema'), 'openAPIV3Schema') ?? common;
    return {
      type: 'custom-kind',
      uri,
      name: kind.text,
      key: keyOf(group, version, kind.text),
      span: kind.span,
      extent: resource.root.span,
      notation: 'fixed',
      detail: `${group}/${version}`,
      facts: { schema: isMap(schema) ? JSON.stringify(customForm(schema, open)) : undefined },
    };
  };
  const single = scalarOf(spec, 'version')?.text;
  if (versions.length === 0) return single === undefined ? [] : [define(single, undefined)];
  return versions.flatMap((version) => {
    const name = scalarOf(version, 'name')?.text;
    return name === undefined ? [] : [define(name, version)];
  });
}

function keyOf(group: string, version: string, kind: string): string {
  return `${group}/${version}/${kind}`;
}

/**
 * The shapes that a resource may be of, where the workspace defines its kind: more than one where definitions differ, as those of
 * several clusters, and nothing tells which is meant. An undefined one allows all. What is defined among tests, often a few fields of
 * what others define, counts among these tests.
 */
export function customShapes(
  graph: Graph,
  { group, version, kind }: Pick<Resource, 'group' | 'version' | 'kind'>,
  from: string,
): readonly (ObjectShape | undefined)[] {
  const found = graph.find('custom-kind', keyOf(group, version, kind), from).filter(({ uri }) => {
    const tests = testFolderOf(uri, graph);
    return (tests === undefined || isWithin(tests, from)) && !isOfVersion(from, uri);
  });
  const schemas = new Set(belonging(found, graph, from).map(schemaOf));
  return [...schemas].map((schema) => (schema === undefined ? undefined : shapeIn(kind, schema)));
}

/** A folder of one version of a project, such as `docs/versions/v0.6.0`. */
const VERSION = /^v?\d+\.\d+\.\d/u;

/** True for a file in a folder of one version in which the definition is not: it may be about another one. */
function isOfVersion(file: string, definition: string): boolean {
  const folders = file.split('/').slice(0, -1);
  const at = folders.findIndex((name) => VERSION.test(name));
  return at !== -1 && !isWithin(folders.slice(0, at + 1).join('/'), definition);
}

/**
 * The shape of a kind that the workspace defines, for proposals and explanations: the first where several may be meant; undefined when
 * it defines none, or leaves it open.
 */
export function customShape(
  graph: Graph,
  named: Pick<Resource, 'group' | 'version' | 'kind'>,
  from: string,
): ObjectShape | undefined {
  return customShapes(graph, named, from).find((shape) => shape !== undefined);
}

/** Of definitions that differ, those that are deployed together with a file, and of these the ones in the nearest folder above both. */
function belonging(
  found: readonly Entity<'custom-kind'>[],
  graph: Graph,
  from: string,
): readonly Entity<'custom-kind'>[] {
  if (new Set(found.map(schemaOf)).size < 2) return found;
  const layout = layoutOf(graph, from);
  const near = found.filter(({ uri }) => areTogether(layout, from, uri));
  const candidates = near.length > 0 ? near : found;
  const depths = candidates.map(({ uri }) => sharedFolders(from, uri));
  const deepest = Math.max(...depths);
  return candidates.filter((_, index) => depths[index] === deepest);
}

/** How many folders two files have in common, from the top. */
function sharedFolders(one: string, other: string): number {
  const own = folderOf(one).split('/');
  const theirs = folderOf(other).split('/');
  const differ = own.findIndex((name, index) => name !== theirs[index]);
  return differ === -1 ? own.length : differ;
}

function schemaOf({ facts }: Entity<'custom-kind'>): string | undefined {
  return facts?.schema;
}

/**
 * Shapes made lately, by what they were made of and by kind: a definition is asked for by each of its resources. The text of a schema is
 * looked up as it is, since its hash is taken once: of a text that is put together for it, it would be taken each time.
 */
const made = new Map<string, Map<string, ObjectShape | undefined>>();
const MAX_MADE = 200;

function shapeIn(kind: string, schema: string): ObjectShape | undefined {
  let shapes = made.get(schema);
  if (!shapes) {
    if (made.size >= MAX_MADE) made.clear();
    made.set(schema, (shapes = new Map<string, ObjectShape | undefined>()));
  }
  if (!shapes.has(kind)) shapes.set(kind, typeOf(kind, JSON.parse(schema) as StoredForm));
  return shapes.get(kind);
}

import type { ForeignPlace } from '../../../core/contributions/foreign-import.ts';
import { isMap, textOf, type JsonMap } from '../../../formats/foreign/json-values.ts';

/** An entity of a catalog of Backstage. */
export interface CatalogEntity {
  /** In small letters: `component`, `api`. */
  readonly kind: string;
  readonly name: string;
  /** `component:default/shop`, in small letters: Backstage compares them so. */
  readonly ref: string;
  readonly namespace: string;
  readonly metadata: JsonMap;
  readonly spec: JsonMap;
  readonly at: ForeignPlace;
}

/** The entity of a document of a catalog; undefined for a document of something else. */
export function catalogEntity(value: unknown, at: ForeignPlace): CatalogEntity | undefined {
  if (!isMap(value) || !/^(?:[\w-]+\.)*backstage\.io\//u.test(textOf(value['apiVersion']) ?? ''))
    return undefined;
  const metadata = isMap(value['metadata']) ? value['metadata'] : {};
  const spec = isMap(value['spec']) ? value['spec'] : {};
  const kind = (textOf(value['kind']) ?? '').toLowerCase();
  const name = nameOf(metadata['name']);
  const namespace = nameOf(metadata['namespace']) || 'default';
  return { kind, name, namespace, metadata, spec, at, ref: `${kind}:${namespace}/${name}`.toLowerCase() };
}

function nameOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : (textOf(value) ?? '');
}

/**
 * A reference between entities in full, `[kind:][namespace/]name`.
 * @param kind of what is meant if the reference does not say it
 * @param namespace of the entity that refers
 */
export function fullRef(text: string, kind: string, namespace: string): string {
  const [, ownKind = kind, ownNamespace = namespace, name = text] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/u.exec(text.trim()) ?? [];
  return `${ownKind}:${ownNamespace}/${name}`.toLowerCase();
}

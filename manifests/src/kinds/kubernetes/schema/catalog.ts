import { readStored, sourceRevision } from '../../../formats/json-schema/schema-source.ts';
import type { ObjectShape } from './shape.ts';
import { storedType } from './stored.ts';

/** When a kind of one version came, was deprecated and went; versions of Kubernetes, `1.25`. */
export interface Lifecycle {
  readonly introduced?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  /** `networking.k8s.io/v1`, with a kind after it when that is another one. */
  readonly replacement?: string;
}

interface Index {
  /** API version → kind → address of its type. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly lifecycle: Readonly<Record<string, Readonly<Record<string, Lifecycle>>>>;
}

export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The kinds that come with schemas: those of the API server, and those of well-known extensions. */
export class Catalog {
  readonly #index: Index;
  readonly #byKind = new Map<string, string[]>();
  readonly #groups = new Map<string, Set<string>>();

  constructor(index: Index) {
    this.#index = index;
    const sources: readonly Readonly<Record<string, object>>[] = [index.kinds, index.lifecycle];
    for (const source of sources) {
      for (const [apiVersion, kinds] of Object.entries(source)) {
        const group = groupOf(apiVersion);
        const names = this.#groups.get(group) ?? new Set<string>();
        this.#groups.set(group, names);
        for (const kind of Object.keys(kinds)) {
          names.add(kind);
          const versions = this.#byKind.get(kind) ?? [];
          if (!versions.includes(apiVersion)) this.#byKind.set(kind, [...versions, apiVersion]);
        }
      }
    }
  }

  shapeOf(apiVersion: string, kind: string): ObjectShape | undefined {
    const address = own(own(this.#index.kinds, apiVersion), kind);
    return address === undefined ? undefined : storedType(address);
  }

  lifecycleOf(apiVersion: string, kind: string): Lifecycle | undefined {
    return own(own(this.#index.lifecycle, apiVersion), kind);
  }

  /** True for a kind that the catalogue has heard of, even without a schema. */
  knows(apiVersion: string, kind: string): boolean {
    return this.#byKind.get(kind)?.includes(apiVersion) ?? false;
  }

  knowsGroup(group: string): boolean {
    return this.#groups.has(group);
  }

  /** The kinds of a group, of any version. */
  kindsIn(group: string): readonly string[] {
    return [...(this.#groups.get(group) ?? [])];
  }

  /** The API versions that a kind has or had, of any group. */
  versionsOf(kind: string): readonly string[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** All kinds with a schema. */
  all(): readonly KnownKind[] {
    return Object.entries(this.#index.kinds).flatMap(([apiVersion, kinds]) =>
      Object.keys(kinds).map((kind) => ({ apiVersion, kind })),
    );
  }
}

const NOTHING: Index = { kinds: {}, lifecycle: {} };

let known: Catalog | undefined;
let readFrom = -1;

/** The catalogue of the schemas that are there; an empty one where none are. */
export function catalog(): Catalog {
  if (!known || readFrom !== sourceRevision()) {
    known = new Catalog((readStored('index.json') as Index | undefined) ?? NOTHING);
    readFrom = sourceRevision();
  }
  return known;
}

/** `apps/v1` → `apps`; the core group has no name. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(apiVersion.lastIndexOf('/'), 0));
}

/**
 * True for a group whose every kind the API server itself defines, so that a kind which is not known there does not exist.
 * Groups of extensions have names of their own, below a domain that is not the server's.
 */
export function isServersGroup(group: string): boolean {
  return SERVERS_GROUPS.has(group);
}

const SERVERS_GROUPS = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'policy',
  ...[
    'admissionregistration',
    'apiextensions',
    'apiregistration',
    'authentication',
    'authorization',
    'certificates',
    'coordination',
    'discovery',
    'events',
    'networking',
    'node',
    'rbac.authorization',
    'resource',
    'scheduling',
    'storage',
    'storagemigration',
  ].map((name) => `${name}.k8s.io`),
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
]);

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

import { SymbolKind } from 'vscode-languageserver-types';
import { contains, type Span } from '../text/span.ts';

/**
 * What a workspace talks about, with the facts of each type: what other files may ask of such an entity without reading its document.
 * Kinds and formats add their types by merging with this interface, beside their `EntityTypeDeclarations`.
 * @public
 */
export interface EntityTypes {
  /** A file that is not a manifest: references name it by path (`target`), nothing declares it. */
  file: NoFacts;
}

/** For entities of which nothing is asked. */
export type NoFacts = object;

export type EntityType = keyof EntityTypes;

/** What is known of a type of entities. */
export interface EntityTypeDeclaration {
  /** Where two equal names mean the same thing: everywhere in the workspace folder, within one directory, or within one document. */
  readonly identity: 'workspace' | 'directory' | 'document';
  /** What it is in the lists of symbols of an editor. */
  readonly symbol: SymbolKind;
}

export type EntityTypeDeclarations = Readonly<Partial<Record<EntityType, EntityTypeDeclaration>>>;

export const CORE_ENTITY_TYPES = {
  file: { identity: 'workspace', symbol: SymbolKind.File },
} satisfies EntityTypeDeclarations;

/** How a name is written where it is, so that a rename can write the new one. See `notation.ts`. */
export type Notation = 'yaml' | 'yaml-key' | 'table-cell' | 'plain' | 'decision-id' | 'link-target' | 'fixed';

/** Any value of a fact: small, and plain enough to be compared. */
export type Fact = string | number | boolean | Readonly<Record<string, string>> | undefined;

type FactName = { [Type in EntityType]: keyof EntityTypes[Type] }[EntityType];

/** The facts of an entity of which the type is not known: each may be there. */
type AnyFacts = {
  readonly [Name in FactName]?: {
    [Type in EntityType]: Name extends keyof EntityTypes[Type] ? EntityTypes[Type][Name] : never;
  }[EntityType];
};

/** The facts of the entities of a type. */
export type EntityFacts<Type extends EntityType = EntityType> = EntityType extends Type
  ? AnyFacts
  : EntityTypes[Type];

/** A thing that a document declares. */
export type Entity<Type extends EntityType = EntityType> = EntityFields<Type, EntityFacts<Type>>;

interface EntityFields<Type, Facts> {
  readonly type: Type;
  readonly uri: string;
  /** As written, shown to people. */
  readonly name: string;
  /** `nameKey(name)`: what references are matched with. */
  readonly key: string;
  /** The characters that name it; what a rename replaces. */
  readonly span: Span;
  /** Its whole definition, but for what `merged` has. */
  readonly extent: Span;
  /** Parts of its definition that are written elsewhere in the document, as anchors of YAML are, and may belong to others as well. */
  readonly merged?: readonly Span[];
  readonly notation: Notation;
  /** A short remark beside the name in lists: a status, a mark. */
  readonly detail?: string;
  /** What the name counts in besides its identity: a namespace. Absent: any, as for a manifest that leaves it to its deployment. */
  readonly scope?: string;
  /** What a selector chooses by. */
  readonly labels?: Labels;
  readonly facts?: Facts;
  /** It is laid over another of its name, as a patch is: a reference means it only where no whole one is there. */
  readonly partial?: boolean;
}

/** True when a place is in the definition of an entity, wherever that is written. */
export function isPartOf({ extent, merged = [] }: Pick<Entity, 'extent' | 'merged'>, place: Span): boolean {
  return contains(extent, place) || merged.some((part) => contains(part, place));
}

/** Labels of a thing, or those that a selector asks for. */
export type Labels = Readonly<Record<string, string>>;

/** A place that names an entity, of this document or another. */
export interface Reference {
  /** The types that the name may resolve to, the likeliest first. */
  readonly types: readonly EntityType[];
  readonly uri: string;
  readonly name: string;
  readonly key: string;
  readonly span: Span;
  readonly notation: Notation;
  /** What the place says of the thing: `supersedes`, `owner`, `decided-by`, `mentions` … */
  readonly relation: string;
  /** The document that the reference names by path, when it does: then only entities of it match. */
  readonly target?: string;
  /** True for the name of something within the target: it does not refer to the document as a whole. */
  readonly part?: boolean;
  /** Only entities of this scope match, and entities without a scope. */
  readonly scope?: string;
  /** Only entities that bear all of these labels match. */
  readonly labels?: Labels;
}

/** True when the qualifiers of a reference, beyond type and key, allow the entity. */
export function matchesReference(
  { scope, labels }: Pick<Reference, 'scope' | 'labels'>,
  entity: Pick<Entity, 'scope' | 'labels'>,
): boolean {
  if (scope !== undefined && entity.scope !== undefined && scope !== entity.scope) return false;
  return labels === undefined || bears(entity.labels, labels);
}

/** True when a thing has all the labels that are asked for. */
export function bears(labels: Labels | undefined, asked: Labels): boolean {
  for (const name in asked) if (labels?.[name] !== asked[name]) return false;
  return true;
}

const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/u;

/**
 * The form in which names are compared: Unicode NFC, lower case, white space collapsed.
 * Accents count: `rôle` and `role` are two names (the second is offered as "did you mean").
 */
export function nameKey(name: string): string {
  // Most names are plain words: the rest of the work, done for every cell of a table, is then not needed.
  if (PLAIN_WORDS.test(name)) return name.toLowerCase();
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

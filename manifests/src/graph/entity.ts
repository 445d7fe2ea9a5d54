import type { Span } from '../text/span.ts';

/**
 * What a workspace talks about. `identity` says where two equal names mean the same thing:
 * everywhere in the workspace folder, within one directory, or within one document.
 */
export const ENTITY_TYPES = {
  decision: { identity: 'directory' },
  role: { identity: 'workspace' },
  person: { identity: 'workspace' },
  activity: { identity: 'document' },
  risk: { identity: 'document' },
  component: { identity: 'workspace' },
} as const satisfies Record<string, { identity: 'workspace' | 'directory' | 'document' }>;

export type EntityType = keyof typeof ENTITY_TYPES;

/** How a name is written where it stands, so that a rename can write the new one. See `notation.ts`. */
export type Notation = 'yaml' | 'yaml-key' | 'table-cell' | 'plain' | 'decision-id' | 'link-target' | 'fixed';

/**
 * What other files may ask of an entity without reading its document. Decisions: `status`, `title`, `date`, `number`.
 * Activities: `holders`, letters by role. Risks: `title`, `criticality`, `actionPriority`,
 * `threshold`.
 */
export type EntityFacts = Readonly<
  Record<string, string | number | boolean | Readonly<Record<string, string>> | undefined>
>;

/** A thing that a document declares. */
export interface Entity {
  readonly type: EntityType;
  readonly uri: string;
  /** As written, shown to people. */
  readonly name: string;
  /** `nameKey(name)`: what references are matched with. */
  readonly key: string;
  /** The characters that name it; what a rename replaces. */
  readonly span: Span;
  /** Its whole definition. */
  readonly extent: Span;
  readonly notation: Notation;
  /** A short remark beside the name in lists: a status, a mark. */
  readonly detail?: string;
  readonly facts?: EntityFacts;
}

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

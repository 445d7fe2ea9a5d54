import type { Entity, EntityType, Reference } from './entity.ts';

/** Names of a folder that a host gives: with as many, there may be more. */
export const MOST_NAMES = 10_000;

/**
 * What rules and features may ask of the workspace. Every question asked during a check is recorded, and a check is
 * repeated only when one of its answers changed (`workspace/dependencies.ts`).
 */
export interface Graph {
  /** Declarations of that type and key, as seen from a document: in its workspace folder. */
  find<Type extends EntityType>(type: Type, key: string, from: string): readonly Entity<Type>[];
  /** The declarations that a reference means, the nearest first; empty when it dangles. */
  resolve(reference: Reference): readonly Entity[];
  /** True when the workspace folder of `from` declares anything of a type. Cheaper to depend on than `all`. */
  declares(type: EntityType, from: string): boolean;
  /** All declarations of a type in the workspace folder of `from`. */
  all<Type extends EntityType>(type: Type, from: string): readonly Entity<Type>[];
  /** The entities of `all` in the documents of one folder, not below it: narrower to depend on. */
  allIn<Type extends EntityType>(type: Type, folder: string, from: string): readonly Entity<Type>[];
  /** All references in the workspace folder of the entity that resolve to it. */
  referencesTo(entity: Entity): readonly Reference[];
  /** All references in the workspace folder of a file that name it by its path. */
  referencesToFile(uri: string): readonly Reference[];
  /** What an indexed document declares, in its order. */
  declaredIn(uri: string): readonly Entity[];
  /** What an indexed document names, in its order. */
  referencesIn(uri: string): readonly Reference[];
  /** The workspace folder that a file is in. */
  folderOf(uri: string): string;
  /** True when the file is in the workspace: indexed, or known to its host. */
  fileExists(uri: string): boolean;
  /** True for a path that git leaves out of the repository: everybody has a file of their own there, or none. */
  isIgnored(uri: string): boolean;
  /**
   * SHA-256 of a file, in hexadecimal, where its host reads files that are not documents; undefined as well while it still does.
   */
  sha256(uri: string): string | undefined;
  /**
   * How a file begins that need not be a document, such as the header of a table.
   * @param most bytes; 64 KiB unless it is given.
   */
  beginning(uri: string, most?: number): string | undefined;
  /**
   * Bytes of a file; undefined for what is not there, and for more than the file has.
   * @param start counts from the end where it is negative.
   */
  bytes(uri: string, start: number, length: number): Uint8Array | undefined;
  /** The day on which a file was last written, `YYYY-MM-DD`, where its host reads files that are not documents. */
  writtenOn(uri: string): string | undefined;
  /** The names in a folder of the workspace, those of folders with a slash behind them; `MOST_NAMES` of them at most. */
  filesIn(folder: string): readonly string[];
  /** The current text of an indexed document. */
  text(uri: string): string | undefined;
  /** The text of a document in the last commit, where the workspace is under version control and its host may look. */
  committed(uri: string): string | undefined;
}

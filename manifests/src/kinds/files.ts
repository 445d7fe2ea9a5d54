import { nameTest, readPatterns } from '../core/files/derived.ts';
import type { FileSet } from '../core/files/file-set.ts';
import { KINDS } from './index.ts';

/** The files of all kinds. */
export const FILE_SETS: readonly FileSet[] = KINDS.flatMap(({ files }) => files);

/** Globs of the names of files that may be manifests. */
export const MANIFEST_PATTERNS = readPatterns(FILE_SETS);

/** Globs of the names of files whose hash manifests say. */
export const HASHED_PATTERNS: readonly string[] = KINDS.flatMap(({ hashedFiles }) => hashedFiles ?? []);

/** True for a path, or a name, of a file that may be a manifest. */
export const isManifestName = nameTest(MANIFEST_PATTERNS);

/** True for a manifest that is read though `.gitignore` names it. */
export const isReadWhenIgnored = nameTest(
  FILE_SETS.filter((set) => set.isReadWhenIgnored).flatMap(({ patterns }) => patterns),
);

import { nameTest, readPatterns } from '../core/files/derived.ts';
import type { FileSet } from '../core/files/file-set.ts';
import { KINDS } from './index.ts';

/** The files of all kinds. */
export const FILE_SETS: readonly FileSet[] = KINDS.flatMap(({ files }) => files);

/** Globs of the names of files that may be manifests, whatever they begin with. */
export const MANIFEST_PATTERNS = readPatterns(
  FILE_SETS.filter(({ beginning, isReadWhenNamed }) => beginning === undefined && !isReadWhenNamed),
);

const BY_BEGINNING = FILE_SETS.flatMap(({ patterns, beginning }) =>
  beginning === undefined
    ? []
    : [{ patterns, isOfName: nameTest(patterns), begins: new RegExp(beginning, 'u') }],
);

/** Globs of the names of files that are manifests where they begin as one: most are other programs'. */
export const PATTERNS_BY_BEGINNING = readPatterns(BY_BEGINNING);

/** True for a path, or a name, of a file whose beginning says whether it may be a manifest. */
export const isKnownByBeginning = nameTest(PATTERNS_BY_BEGINNING);

/** True for the first characters of such a file that may be a manifest. */
export function beginsAsManifest(path: string, beginning: string): boolean {
  return BY_BEGINNING.some(({ isOfName, begins }) => isOfName(path) && begins.test(beginning));
}

/** Globs of the names of files whose hash manifests say. */
export const HASHED_PATTERNS: readonly string[] = [
  ...new Set(KINDS.flatMap(({ hashedFiles }) => hashedFiles ?? [])),
];

/** True for a path, or a name, of a file that may be a manifest. */
export const isManifestName = nameTest(MANIFEST_PATTERNS);

/** True for a manifest that is read though `.gitignore` names it. */
export const isReadWhenIgnored = nameTest(
  FILE_SETS.filter((set) => set.isReadWhenIgnored).flatMap(({ patterns }) => patterns),
);

import { isExtension, pathSource, type FileSet } from './file-set.ts';
import { expandedGlobs } from './glob.ts';

/**
 * Globs without braces of the names of all files that may be manifests: what is read and watched. Names of which a pattern such as
 * `*.yaml` says as much are left out.
 */
export function readPatterns(sets: readonly FileSet[]): readonly string[] {
  const names = sets.flatMap(({ patterns }) =>
    patterns.flatMap(expandedGlobs).map((pattern) => pattern.slice(pattern.lastIndexOf('/') + 1)),
  );
  const wide = names.filter(isExtension);
  const others = names.filter((name) => !wide.some((pattern) => name.endsWith(pattern.slice(1))));
  return [...new Set([...wide, ...others])];
}

/** A test of paths, with `/` or the separator of the system, for names of some patterns. */
export function nameTest(patterns: readonly string[]): (path: string) => boolean {
  const test = new RegExp(pathSource(patterns), 'iu');
  return (path) => test.test(path.includes('\\') ? path.replaceAll('\\', '/') : path);
}

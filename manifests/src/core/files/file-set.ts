import { URI } from 'vscode-uri';
import { globSource } from './glob.ts';

/**
 * Files that a kind knows by their names, and what follows from that. The only place where these names are written: detection,
 * the files that are read and watched, and what `package.json` says of them are derived from here (`npm run generate`).
 */
export interface FileSet {
  /**
   * Globs (`glob.ts`) of names, or of the end of paths where they hold a `/`. Case does not matter. `*.yaml` alone means any file of
   * the format: its content says what it is.
   */
  readonly patterns: readonly string[];
  /** Ids of languages under which VS Code has these files: our server is told of all files of these languages. */
  readonly languages?: readonly string[];
  /** Ids of languages of which most files are other programs': our server is told of those with these names alone. */
  readonly languagesByName?: readonly string[];
  /** The extension starts in a folder that has such a file. */
  readonly activates?: boolean;
  /** The name of the JSON Schema that YAML servers are given for these files: `raci` for `schemas/raci.schema.json`. */
  readonly schema?: string;
  /** YAML servers have a schema of others for these files, which is not to be shown beside what our server knows. */
  readonly hasPublicSchema?: boolean;
  /** What documents of these names hold that `hasPublicSchema` is about: a regular expression without a colon. Absent: anything. */
  readonly content?: string;
  /** VS Code takes files of these names for YAML once the extension says so. */
  readonly isUnknownYaml?: boolean;
  /** Commands that the explorer's menu, and the title of an editor, offer for files of these names. */
  readonly commands?: readonly string[];
  /**
   * What the first characters of a file hold, as a regular expression, where most files of the names are other programs': a search
   * reads no others. Absent: anything.
   */
  readonly beginning?: string;
  /** Read when it is opened or named: a search of a folder passes it over. */
  readonly isReadWhenNamed?: boolean;
  /** Read though `.gitignore` names them: they are kept out of version control for what they hold. */
  readonly isReadWhenIgnored?: boolean;
}

/** The source of a regular expression that matches nothing. */
const NOTHING = '(?!)';

const TEST: WeakMap<FileSet, RegExp> = new WeakMap();

/** True for a document whose name is of the set. */
export function isOneOf(set: FileSet, uri: string): boolean {
  let test = TEST.get(set);
  if (!test) {
    test = new RegExp(pathSource(set.patterns), 'iu');
    TEST.set(set, test);
  }
  return test.test(URI.parse(uri).path);
}

/** The source of a regular expression that tests paths, with `/`, for names of some patterns. */
export function pathSource(patterns: readonly string[]): string {
  if (patterns.length === 0) return NOTHING;
  return `(?:^|/)(?:${patterns.map(globSource).join('|')})$`;
}

/** The source of a regular expression that tests names without a path. Patterns of paths are left out. */
export function nameSource(patterns: readonly string[]): string {
  const names = patterns.filter((pattern) => !pattern.includes('/'));
  if (names.length === 0) return NOTHING;
  return `^(?:${names.map(globSource).join('|')})$`;
}

/** True for a pattern that says no more than the format of a file. */
export function isExtension(pattern: string): boolean {
  return /^\*\.[\w{},]+$/u.test(pattern);
}

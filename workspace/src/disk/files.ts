import { opendir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { beginsAsManifest, isKnownByBeginning, isManifestName, isReadWhenIgnored } from '@vitruve/manifests';
import { ignoreRules } from './ignore-rules.ts';
import type { IgnoreRules } from './ignore-verdict.ts';
import {
  isUnread,
  readBeginning,
  problemOf,
  readTextFile,
  type TextFile,
  type UnreadFile,
} from './read-file.ts';

/** Folders that hold other people's files, and git's own. */
const NEVER = new Set(['node_modules', '.git']);

/** Files that are read at once: enough to keep a disk busy, few enough for the bound on open files. */
const AT_ONCE = 16;

/** A file or folder that a search passes over: no kind has files of its name, or of what it begins with, or it is excluded. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: 'name' | 'content' | 'ignored';
}

export interface Search {
  /** Patterns as in `.gitignore`, relative to the folder. */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
  /** Hears of each file and folder that is passed over. */
  readonly onSkip?: (file: SkippedFile) => void;
  /** The folder from which patterns and `.gitignore` files count: the one that is searched, unless it lies in another. */
  readonly root?: string;
}

/**
 * Reads the candidate files of a folder as they are found, so that the first can be used while the last are not found
 * yet. Leaves out what `.gitignore` files and `exclude` name. Symbolic links are not followed: what they lead to is
 * found by its own name when it lies in the folder, and is none of ours when it does not. Never rejects.
 */
export async function* readFiles(folder: string, search: Search = {}): AsyncGenerator<TextFile | UnreadFile> {
  const reading: Promise<TextFile | UnreadFile>[] = [];
  for await (const found of findFiles(folder, search)) {
    reading.push(typeof found === 'string' ? readTextFile(found) : Promise.resolve(found));
    const first = reading.length >= AT_ONCE ? reading.shift() : undefined;
    if (first) yield await first;
  }
  for (const pending of reading) yield await pending;
}

/** The paths of the candidate files of a folder, each folder's in the order of their names; see `readFiles`. */
export async function* findFiles(folder: string, search: Search = {}): AsyncGenerator<string | UnreadFile> {
  const rules = await rulesAbove(search.root ?? folder, folder, search.exclude ?? []);
  if (rules) yield* walk(folder, rules, search);
}

/** True for a candidate that `findFiles` would find in a folder. */
export async function isFound(root: string, path: string, { exclude = [] }: Search = {}): Promise<boolean> {
  const folder = dirname(path);
  const above = await rulesAbove(root, folder, exclude);
  if (!above || !isCandidateName(path)) return false;
  const own = await ignoreFile(folder);
  return !isLeftOut(own ? [...above, own] : above, path) && (await mayBeManifest(path));
}

/**
 * Tells of files that are not on disk whether they would be read if they were, by their names, the folders that they are
 * in and the patterns of `exclude`. Takes paths relative to the folder, with `/`.
 */
export async function wouldBeRead(exclude: readonly string[]): Promise<(path: string) => boolean> {
  const excluded = await ignoreRules(exclude);
  return (path) =>
    isManifestName(path) &&
    !excluded.test(path).ignored &&
    !path
      .split('/')
      .slice(0, -1)
      .some((name) => NEVER.has(name));
}

/** What the folders above one leave out; undefined when they leave out that one. */
async function rulesAbove(
  root: string,
  folder: string,
  exclude: readonly string[],
): Promise<readonly IgnoreFile[] | undefined> {
  let rules = await excludedFiles(root, exclude);
  let above = root;
  for (const name of relative(root, folder).split(sep)) {
    if (name === '') break;
    const own = await ignoreFile(above);
    if (own) rules = [...rules, own];
    above = join(above, name);
    if (NEVER.has(name) || isIgnored(rules, above, true)) return undefined;
  }
  return rules;
}

async function excludedFiles(folder: string, exclude: readonly string[]): Promise<readonly IgnoreFile[]> {
  return exclude.length > 0 ? [{ base: folder, rules: await ignoreRules(exclude), setting: true }] : [];
}

interface IgnoreFile {
  readonly base: string;
  readonly rules: IgnoreRules;
  /** True for patterns of the settings, which win over what a file is for. */
  readonly setting?: boolean;
}

async function* walk(
  folder: string,
  inherited: readonly IgnoreFile[],
  search: Search,
): AsyncGenerator<string | UnreadFile> {
  if (search.signal?.aborted) return;
  const entries = await entriesOf(folder);
  if (!Array.isArray(entries)) {
    yield entries;
    return;
  }
  const own = entries.some(({ name }) => name === '.gitignore') ? await ignoreFile(folder) : undefined;
  const rules = own ? [...inherited, own] : inherited;
  const folders: string[] = [];
  for (const { name, directory } of entries) {
    const path = join(folder, name);
    if (directory) {
      if (!NEVER.has(name) && !isIgnored(rules, path, true)) folders.push(path);
      else search.onSkip?.({ path, reason: 'ignored' });
    } else if (!isCandidateName(name)) {
      search.onSkip?.({ path, reason: 'name' });
    } else if (isLeftOut(rules, path)) {
      search.onSkip?.({ path, reason: 'ignored' });
    } else if (await mayBeManifest(path)) {
      yield path;
    } else {
      search.onSkip?.({ path, reason: 'content' });
    }
  }
  for (const path of folders) yield* walk(path, rules, search);
}

function isCandidateName(path: string): boolean {
  return isManifestName(path) || isKnownByBeginning(path);
}

/** False for a file of a name that other programs use too, which does not begin as a manifest does. */
async function mayBeManifest(path: string): Promise<boolean> {
  return isManifestName(path) || beginsAsManifest(path, await readBeginning(path));
}

async function entriesOf(folder: string): Promise<{ name: string; directory: boolean }[] | UnreadFile> {
  try {
    const entries: { name: string; directory: boolean }[] = [];
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() || entry.isFile())
        entries.push({ name: entry.name, directory: entry.isDirectory() });
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { path: folder, problem: problemOf(error, folder) };
  }
}

async function ignoreFile(folder: string): Promise<IgnoreFile | undefined> {
  const file = await readTextFile(join(folder, '.gitignore'));
  return isUnread(file) ? undefined : { base: folder, rules: await ignoreRules(file.text.split(/\r?\n/u)) };
}

/** True for a file that the rules leave out: for one that is read though git ignores it, those of the settings alone. */
function isLeftOut(rules: readonly IgnoreFile[], path: string): boolean {
  const counting = isReadWhenIgnored(path) ? rules.filter(({ setting }) => setting) : rules;
  return isIgnored(counting, path, false);
}

/** The rules of a deeper folder win over those above it, as in git. */
function isIgnored(all: readonly IgnoreFile[], path: string, directory: boolean): boolean {
  let ignored = false;
  for (const { base, rules } of all) {
    const inside = relative(base, path).split(sep).join('/');
    const result = rules.test(directory ? `${inside}/` : inside);
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}

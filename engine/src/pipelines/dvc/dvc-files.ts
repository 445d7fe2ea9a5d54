import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { ignoreRules, type IgnoreRules } from '@vitruve/workspace';
import type { FileDigests } from '../keys/file-digests.ts';
import { RunError } from '../run-error.ts';

/** A file or folder as DVC records it. */
export interface DvcObject {
  /** With `.dir` behind it for a folder. */
  readonly md5: string;
  /** Bytes. */
  readonly size: number;
  /** Of a folder. */
  readonly nfiles?: number;
  readonly isexec?: boolean;
}

/** A file of a folder, by its path from there, with `/`. */
export interface DvcEntry {
  readonly md5: string;
  readonly relpath: string;
}

/** What DVC never takes for a part of a folder. */
const NEVER = ['.hg/', '.git/', '.git', '.dvc/'];

interface Rules {
  /** Absolute. */
  readonly from: string;
  readonly rules: IgnoreRules;
}

/** Hashes files and folders as DVC 3 does: MD5 of their bytes, and of the list of files for a folder. */
export class DvcFiles {
  readonly #root: string;
  readonly #digests: FileDigests;

  /** @param root of the repository of DVC; absolute. @param digests MD5 of files. */
  constructor(root: string, digests: FileDigests) {
    this.#root = root;
    this.#digests = digests;
  }

  /** @returns undefined for what does not exist. @throws RunError for a folder with a link to a folder, which DVC leaves out. */
  async of(path: string): Promise<DvcObject | undefined> {
    const found = await stat(path).catch(() => undefined);
    if (!found) return undefined;
    if (!found.isDirectory()) {
      const digest = (await this.#digests.of(path)) ?? '';
      const [md5 = '', mark] = digest.split('+');
      return { md5, size: found.size, ...(mark === 'x' ? { isexec: true } : {}) };
    }
    const { entries, size } = await this.folder(path);
    return { md5: `${md5Of(dirText(entries))}.dir`, size, nfiles: entries.length };
  }

  /** The files of a folder, sorted. */
  async folder(path: string): Promise<{ readonly entries: readonly DvcEntry[]; readonly size: number }> {
    const entries: DvcEntry[] = [];
    let size = 0;
    const visit = async (folder: string, above: readonly Rules[]): Promise<void> => {
      const rules = await withRulesOf(folder, above);
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const full = join(folder, entry.name);
        const found = await stat(full).catch(() => undefined);
        if (!found || isIgnored(rules, full, found.isDirectory())) continue;
        const relpath = relative(path, full).split(sep).join('/');
        if (found.isDirectory()) {
          if (entry.isSymbolicLink())
            throw new RunError(t('"{0}" is a link to a folder, which DVC leaves out', relpath));
          await visit(full, rules);
        } else {
          const [md5 = ''] = ((await this.#digests.of(full)) ?? '').split('+');
          entries.push({ md5, relpath });
          size += found.size;
        }
      }
    };
    await visit(path, await this.#rulesAbove(path));
    return { entries: entries.sort((a, b) => byCodePoints(a.relpath, b.relpath)), size };
  }

  /** The rules of the folders around one, from the repository down. */
  async #rulesAbove(path: string): Promise<readonly Rules[]> {
    let rules: readonly Rules[] = [{ from: this.#root, rules: await ignoreRules(NEVER) }];
    const parts = relative(this.#root, path).split(sep);
    for (let depth = 0; depth < parts.length; depth++)
      rules = await withRulesOf(join(this.#root, ...parts.slice(0, depth)), rules);
    return rules;
  }
}

async function withRulesOf(folder: string, above: readonly Rules[]): Promise<readonly Rules[]> {
  const text = await readFile(join(folder, '.dvcignore'), 'utf8').catch(() => undefined);
  if (text === undefined) return above;
  return [...above, { from: folder, rules: await ignoreRules(text.split(/\r?\n/u)) }];
}

/** The last rules that say something decide. */
function isIgnored(all: readonly Rules[], path: string, isFolder: boolean): boolean {
  for (const { from, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(
      relative(from, path).split(sep).join('/') + (isFolder ? '/' : ''),
    );
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The content of the object of a folder, byte for byte as Python's `json.dumps` writes it. */
export function dirText(entries: readonly DvcEntry[]): string {
  const text = (value: string): string =>
    JSON.stringify(value).replaceAll(/[\u007f-\u{10ffff}]/gu, (character) =>
      Array.from(
        { length: character.length },
        (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
    );
  return `[${entries.map(({ md5, relpath }) => `{"md5": ${text(md5)}, "relpath": ${text(relpath)}}`).join(', ')}]`;
}

/** As Python compares texts; units of UTF-16 have another order. */
function byCodePoints(a: string, b: string): number {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return Buffer.compare(one, other);
}

function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

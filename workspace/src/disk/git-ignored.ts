import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import { usualPatterns } from './ignore-rules.ts';

/** Bytes of a `.gitignore` that is read. */
const MOST = 256 * 1024;

/**
 * Whether `.gitignore` files, from a path up to its repository, leave it out. Patterns of many wildcards are passed over: what is
 * not certain is not ignored. Reads the files each time: for questions that are seldom asked.
 * @param path absolute; nothing has to be there.
 */
export function isGitIgnored(path: string): boolean {
  let ignored: boolean | undefined;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    // The nearest file that says something decides.
    const verdict = verdictIn(folder, path);
    if (verdict?.ignored === true) ignored ??= true;
    else if (verdict?.unignored === true) ignored ??= false;
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return ignored ?? false;
  }
}

function verdictIn(
  folder: string,
  path: string,
): { readonly ignored: boolean; readonly unignored: boolean } | undefined {
  const file = join(folder, '.gitignore');
  try {
    if (statSync(file).size > MOST) return undefined;
    const patterns = usualPatterns(readFileSync(file, 'utf8').split(/\r?\n/u));
    return ignore().add(patterns).test(relative(folder, path).split(sep).join('/'));
  } catch {
    return undefined;
  }
}

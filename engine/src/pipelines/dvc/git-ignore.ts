import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isGitIgnored } from '@vitruve/workspace';

/** Lets Git ignore what DVC keeps, in a `.gitignore` beside it, as DVC does. @param path absolute. */
export async function ignoreInGit(path: string): Promise<void> {
  if (!isInGit(path) || isGitIgnored(path)) return;
  const file = join(dirname(path), '.gitignore');
  const before = await readFile(file, 'utf8').catch(() => '');
  const line = `/${basename(path).replaceAll(/[!#*?[\\\]]/gu, String.raw`\$&`)}\n`;
  await appendFile(file, before === '' || before.endsWith('\n') ? line : `\n${line}`);
}

function isInGit(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

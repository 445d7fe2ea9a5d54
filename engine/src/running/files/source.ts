import { stat } from 'node:fs/promises';
import { dirname, join, parse, sep } from 'node:path';
import picomatch from 'picomatch';
import { refuseCostly } from './pattern-cost.ts';

/** What a path or a pattern stands for: one file, or those below a folder whose paths from there match. */
export type Source =
  | { readonly root: string; readonly file: true }
  | {
      readonly root: string;
      readonly file: false;
      readonly matches: (path: string) => boolean;
    };

/** What an absolute path or pattern stands for; undefined for what does not exist. A name that exists is not a pattern. @throws UserError for a pattern that is too costly. */
export async function sourceOf(asked: string): Promise<Source | undefined> {
  const there = await stat(asked).catch(() => undefined);
  if (there?.isDirectory() === true) return { root: asked, file: false, matches: () => true };
  if (there) return { root: dirname(asked), file: true };
  const { folder, rest } = await existingPart(asked);
  const { base, glob, isGlob } = picomatch.scan(rest);
  if (isGlob) refuseCostly(glob);
  return isGlob
    ? {
        root: join(folder, base),
        file: false,
        matches: picomatch(glob, { nocase: true }),
      }
    : undefined;
}

/** The folders that a pattern begins with and that exist by those names, which are not patterns whatever their characters. */
async function existingPart(asked: string): Promise<{ readonly folder: string; readonly rest: string }> {
  let folder = parse(asked).root;
  const names = asked.slice(folder.length).split(sep);
  for (const [index, name] of names.entries()) {
    const deeper = join(folder, name);
    if ((await stat(deeper).catch(() => undefined))?.isDirectory() !== true)
      return { folder, rest: names.slice(index).join('/') };
    folder = deeper;
  }
  return { folder, rest: '' };
}

import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  link,
  mkdir,
  lstat,
  open,
  readdir,
  realpath,
  rename,
  rm,
  copyFile,
  constants,
} from 'node:fs/promises';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, UserError } from '@vitruve/workspace';
import { isRunning } from '../processes/abandoned.ts';

/** A file that is not known to be ours is where one would be written. */
export class PathTakenError extends UserError {
  constructor(path: string) {
    super(t('"{0}" already exists and was not created by Vitruve', basename(path)));
  }
}

/** The temporary files that exist now. */
const temporaries = new Set<string>();

/** Characters of a name that its temporary file shows: systems allow 255 bytes for all, and a character may have four. */
const SHOWN = 40;

/** `.photo.jpg.<process>-<random>.vitruve-tmp` */
const TEMPORARY = /^\..+\.(\d+)-[0-9a-f]{12}\.vitruve-tmp$/u;

/** Removes what unfinished writing would leave behind. For a process that is about to end. */
export function abandonOutputs(): void {
  for (const path of temporaries) rmSync(path, { force: true });
}

/**
 * Removes the temporary files that killed processes left in a folder. Those of processes that run are left alone.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(join(folder, name), { force: true });
  }
}

export interface StoreOptions {
  /** The folder that the file must lie in when all symbolic links on the way are followed. */
  readonly within: string;
  /** Whether an existing file is replaced. */
  readonly replace: boolean;
}

/**
 * Writes a file whole or not at all, onto the disk, in a folder that is made when it is missing.
 * @throws PathTakenError when it exists and may not be replaced.
 * @throws UserError when it is a symbolic link, lies outside, or cannot be written.
 */
export async function storeWhole(path: string, bytes: Uint8Array, options: StoreOptions): Promise<void> {
  await storeMade(path, options, (temporary) => writeDurably(temporary, bytes));
}

/**
 * Stores a file that somebody else writes: under a temporary name beside its own, which it gets when it is complete.
 * @param make writes the file with the name that it is given, which does not exist.
 * @throws what `make` throws, if it is for the user; otherwise as `storeWhole`.
 */
export async function storeMade(
  path: string,
  options: StoreOptions,
  make: (temporary: string) => Promise<void>,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await refuse(path, options);
    const name = `.${basename(path).slice(0, SHOWN)}.${process.pid}-${randomBytes(6).toString('hex')}.vitruve-tmp`;
    const temporary = join(dirname(path), name);
    temporaries.add(temporary);
    try {
      await make(temporary);
      if (options.replace) await rename(temporary, path);
      else await place(temporary, path);
    } finally {
      await rm(temporary, { force: true });
      temporaries.delete(temporary);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(t('"{0}" cannot be written: {1}', basename(path), explained(error)));
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a file a second name, which fails when that exists already, unlike renaming. */
async function place(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new PathTakenError(path);
    // Some file systems (FAT, network shares) have no second names.
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
  }
}

async function refuse(path: string, { within, replace }: StoreOptions): Promise<void> {
  const [root, folder] = await Promise.all([realpath(within), realpath(dirname(path))]);
  const way = relative(root, folder);
  if (way.startsWith('..') || isAbsolute(way)) {
    throw new UserError(
      t('"{0}" would be written outside its folder through a symbolic link', basename(path)),
    );
  }
  const found = await lstat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new UserError(t('"{0}" exists and is not a file', basename(path)));
  if (found && !replace) throw new PathTakenError(path);
}

function explained(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return t('the disk is full');
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return t('no permission to write to the folder');
  return code === 'ENAMETOOLONG' ? t('the name is too long') : reasonOf(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

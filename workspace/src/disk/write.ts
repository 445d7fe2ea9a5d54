import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  chmod,
  copyFile,
  constants,
  link,
  lstat,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { applyChanges, encodeText, type TextChange, type WorkspaceChange } from '@vitruve/manifests';
import { URI } from 'vscode-uri';
import { codeOf, isUnread, readTextFile } from './read-file.ts';

/** Why changes were not written. */
export class WriteError extends Error {
  readonly path: string;
  readonly reason: 'outside' | 'exists' | 'unreadable';

  constructor(path: string, reason: WriteError['reason']) {
    super(`${reason}: ${path}`);
    this.path = path;
    this.reason = reason;
  }
}

/** The temporary files that exist now. */
const temporaries = new Set<string>();

/** Removes what unfinished writing would leave behind. For a process that is about to end. */
export function abandonWrites(): void {
  for (const path of temporaries) rmSync(path, { force: true });
}

/** One file that will be put in place: all of them are ready beside their targets before the first one is. */
interface Step {
  readonly run: () => Promise<void>;
  readonly undo: () => Promise<void>;
  /** Removed whatever happens. */
  readonly temporary?: string;
}

/**
 * Applies changes to the files of a folder, all or none as far as a file system allows: everything is checked and
 * written to temporary files first, put in place by renaming, and put back when a later step fails. Encodings, byte
 * order marks and permissions are kept. Nothing outside the folder is written, symbolic links included, and no
 * existing file is replaced by a new or renamed one.
 * @returns the paths that were written.
 * @throws WriteError, or the error of the file system.
 */
export async function applyToDisk(
  folder: string,
  changes: readonly WorkspaceChange[],
): Promise<readonly string[]> {
  const root = await realpath(folder);
  const steps: Step[] = [];
  const written: string[] = [];
  try {
    for (const [uri, edits] of editsByFile(changes)) {
      const path = await inside(root, uri);
      steps.push(await replacement(path, edits));
      written.push(path);
    }
    for (const change of changes) {
      if (change.kind === 'create') {
        const path = await inside(root, change.uri);
        steps.push(await creation(path, encodeText(change.text, 'utf-8', false)));
        written.push(path);
      } else if (change.kind === 'rename') {
        const to = await inside(root, change.to);
        steps.push(await renaming(await inside(root, change.from), to));
        written.push(to);
      }
    }
    await runAll(steps);
  } finally {
    await Promise.all(steps.map(discard));
  }
  return written;
}

/**
 * Writes one file whole or not at all.
 * @param overwrite whether an existing file may be replaced.
 * @throws WriteError, or the error of the file system.
 */
export async function writeWhole(path: string, bytes: Uint8Array, overwrite: boolean): Promise<void> {
  const step = overwrite ? await overwriting(path, bytes) : await creation(path, bytes);
  try {
    await step.run();
  } finally {
    await discard(step);
  }
}

async function discard({ temporary }: Step): Promise<void> {
  if (temporary === undefined) return;
  await rm(temporary, { force: true });
  temporaries.delete(temporary);
}

async function runAll(steps: readonly Step[]): Promise<void> {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      await step.run();
      done.push(step);
    }
  } catch (error) {
    for (const step of done.reverse()) await step.undo();
    throw error;
  }
}

function editsByFile(changes: readonly WorkspaceChange[]): Map<string, TextChange[]> {
  const files = new Map<string, TextChange[]>();
  for (const change of changes) {
    if (change.kind !== 'text') continue;
    const edits = files.get(change.uri);
    if (edits) edits.push(change);
    else files.set(change.uri, [change]);
  }
  return files;
}

async function replacement(path: string, edits: readonly TextChange[]): Promise<Step> {
  const file = await readTextFile(path);
  if (isUnread(file)) throw new WriteError(path, 'unreadable');
  const bytes = encodeText(applyChanges(file.text, edits), file.encoding, file.marked);
  const step = await overwriting(path, bytes);
  return { ...step, undo: () => writeFile(path, file.bytes) };
}

async function overwriting(path: string, bytes: Uint8Array): Promise<Step> {
  const existing = await stat(path).catch(() => undefined);
  const target = existing ? await realpath(path) : path;
  const temporary = await besides(target, bytes);
  if (existing) await chmod(temporary, existing.mode & 0o7777);
  return {
    temporary,
    run: () => rename(temporary, target),
    undo: () => Promise.resolve(),
  };
}

async function creation(path: string, bytes: Uint8Array): Promise<Step> {
  await refuseExisting(path);
  await mkdir(dirname(path), { recursive: true });
  const temporary = await besides(path, bytes);
  return {
    temporary,
    run: () => place(temporary, path),
    undo: () => unlink(path),
  };
}

async function renaming(from: string, to: string): Promise<Step> {
  await refuseExisting(to);
  await mkdir(dirname(to), { recursive: true });
  const run = async (source: string, target: string): Promise<void> => {
    await place(source, target);
    await unlink(source);
  };
  return { run: () => run(from, to), undo: () => run(to, from) };
}

/** Gives a file a second name, which fails when that exists already, unlike renaming. */
async function place(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new WriteError(target, 'exists');
    // Some file systems (FAT, network shares) have no second names.
    await copyFile(source, target, constants.COPYFILE_EXCL);
  }
}

async function besides(path: string, bytes: Uint8Array): Promise<string> {
  await removeLeftovers(path);
  const name = `.${basename(path)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  const temporary = join(dirname(path), name);
  temporaries.add(temporary);
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
  } catch (error) {
    // A full disk leaves a part of the file.
    await rm(temporary, { force: true });
    temporaries.delete(temporary);
    throw error;
  }
  return temporary;
}

/** Removes what processes that were killed have left of earlier writing of a file. */
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(start)) continue;
    const writer = /^(\d+)-[0-9a-f]{12}\.tmp$/u.exec(name.slice(start.length))?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(folder, name), { force: true });
  }
}

/** False for a process that ended; true for one of another user, too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

async function refuseExisting(path: string): Promise<void> {
  if (
    await lstat(path).then(
      () => true,
      () => false,
    )
  )
    throw new WriteError(path, 'exists');
}

/** The real path of a URI, if it lies in the folder when all symbolic links on the way are followed. */
async function inside(root: string, uri: string): Promise<string> {
  const path = URI.parse(uri).fsPath;
  const real = await realPathOfExisting(path);
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw new WriteError(path, 'outside');
  return real;
}

/** `realpath` for a path whose last segments need not exist yet. */
async function realPathOfExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    // A link that leads nowhere would be written through.
    const dangling = await lstat(path).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
    if (dangling) throw new WriteError(path, 'outside');
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    return join(await realPathOfExisting(parent), basename(path));
  }
}

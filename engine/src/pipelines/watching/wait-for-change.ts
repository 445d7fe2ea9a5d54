import { statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { stampOf, type WatchedFiles } from './watched-files.ts';

/** How long is waited. */
export interface WatchTimes {
  /** Milliseconds of quiet after an event: an editor writes more than once, and more than one file. */
  readonly quiet: number;
  /** Milliseconds between two looks at the files where no event comes, as on file systems of other machines. */
  readonly look: number;
}

const TIMES: WatchTimes = { quiet: 200, look: 3000 };

/**
 * Waits until files change. Events of the file system are only a reason to look: the files themselves tell.
 * @param since what the files were when the last run began, as `stampOf` tells it.
 * @param signal ends the waiting.
 */
export async function waitForChange(
  files: WatchedFiles,
  since: string,
  signal: AbortSignal,
  { quiet, look }: WatchTimes = TIMES,
): Promise<void> {
  const watchers: FSWatcher[] = [];
  let wake: () => void = () => undefined;
  let isWoken = false;
  const isOver = (): boolean => signal.aborted;
  const hear = (): void => {
    isWoken = true;
    wake();
  };
  signal.addEventListener('abort', hear, { once: true });
  for (const place of placesOf(files)) {
    try {
      watchers.push(watch(place.path, { recursive: place.isFolder }, hear).on('error', () => undefined));
    } catch {
      // Too many are watched, or the file system has no events: it is looked at from time to time.
    }
  }
  try {
    while (!isOver() && (await stampOf(files)) === since) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, look);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (isWoken) wake();
      });
      isWoken = false;
      if (!isOver()) await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  } finally {
    signal.removeEventListener('abort', hear);
    for (const watcher of watchers) watcher.close();
  }
}

/** Folders of files, and folders with all that is in them: a file that is replaced is another file. */
function placesOf({ paths }: WatchedFiles): readonly { readonly path: string; readonly isFolder: boolean }[] {
  const places = new Map<string, boolean>();
  for (const path of paths) {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    const place = isFolder ? path : dirname(path);
    places.set(place, isFolder || places.get(place) === true);
  }
  return [...places].map(([path, isFolder]) => ({ path, isFolder }));
}

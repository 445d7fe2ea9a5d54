import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf } from '@vitruve/workspace';
import {
  endingFor,
  formatToWrite,
  looksLikePicture,
  type PictureFormat,
} from '../../vision/images/format.ts';
import type { BlurTask, OutputForm } from './task.ts';
import { sourceOf } from '../../running/files/source.ts';
import { isDecisionsPath } from './decisions.ts';
import { groupPassed, type PassedOver } from './passed-over.ts';
import { filesBelow, type PassedFile } from '../../running/files/walk.ts';

/** Ends the names of pictures with boxes drawn on them. */
const DRAWN = '.boxes';

/** An image and where its result goes. */
export interface PlannedImage {
  readonly image: string;
  /** The path of the result without its ending, which depends on what the image is. */
  readonly stem: string;
  /** The folder that its result must lie in, and in which is noted what was finished. */
  readonly base: string;
}

export interface Plan {
  readonly images: readonly PlannedImage[];
  /** What was asked for and cannot be had. */
  readonly faults: readonly Fault[];
  /** Folders and patterns in which there are no images. */
  readonly empty: readonly Fault[];
  /** What lies in the folders and is not read. */
  readonly passedOver: readonly PassedOver[];
}

/** A path or pattern that was asked for, and why there are no images of it. */
interface Fault {
  readonly path: string;
  readonly reason: string;
}

/** An image and the folder that was named to find it. */
interface FoundImage {
  readonly image: string;
  readonly root: string;
}

/**
 * Finds the images of a task and where each result goes. In the output folder they lie as the images do; beside their
 * originals they have a suffix. Results of earlier runs are not images, unless they are named one by one.
 */
export async function planImages(task: Pick<BlurTask, 'images' | 'output'>): Promise<Plan> {
  const faults: Fault[] = [];
  const empty: Fault[] = [];
  const roots: string[] = [];
  const found = new Map<string, FoundImage>();
  const passed = new Map<string, PassedFile>();
  for (const asked of task.images) {
    const source = await sourceOf(asked);
    if (!source) {
      faults.push({ path: asked, reason: t('The file or folder does not exist') });
      continue;
    }
    roots.push(source.root);
    if (source.file) await add(found, { image: asked, root: source.root });
    else {
      const unread = (path: string, error: unknown): void => {
        faults.push({ path, reason: t('The folder cannot be read: {0}', reasonOf(error)) });
      };
      const { matches, root } = source;
      const before = faults.length;
      let count = 0;
      const isAsked = (path: string): boolean => matches(relative(root, path).split(sep).join('/'));
      for await (const path of filesBelow(root, {
        accepts: looksLikePicture,
        namesOf: resultNames,
        isLeftOut: (inner, names) => isResult(inner, names, task.output),
        passed: (file) => {
          if (isAsked(file.path) && !isDecisionsPath(file.path)) passed.set(file.path, file);
        },
        unread,
      })) {
        if (!isAsked(path)) continue;
        count++;
        await add(found, { image: path, root });
      }
      // What lies in a folder that cannot be read is not known to be nothing.
      if (count === 0 && faults.length === before) {
        const reason = root === asked ? t('No images in this folder') : t('No image matches this pattern');
        empty.push({ path: asked, reason });
      }
    }
  }
  const all = [...found.values()];
  // A file that is named one by one is read, whatever its name.
  for (const { image } of all) passed.delete(image);
  return {
    images: withStems(all, commonFolder(roots), task.output),
    faults,
    empty,
    passedOver: groupPassed(passed.values()),
  };
}

/** An image that is named twice, or by way of a link, is one image. */
async function add(all: Map<string, FoundImage>, found: FoundImage): Promise<void> {
  const real = await realpath(found.image).catch(() => found.image);
  if (!all.has(real)) all.set(real, found);
}

/**
 * Whether a path is where results go, of this run or of another: `photo.blurred.jpg` and `photo.boxes.jpg` beside
 * `photo.png` are, and `photo-png.blurred.jpg`. Where there is no `photo` it may be anything, and is not passed over.
 * @param names that results of the pictures beside it begin with.
 */
function isResult(path: string, names: ReadonlySet<string>, { folder, suffix }: OutputForm): boolean {
  if (path === folder) return true;
  const { name } = parse(path);
  return [suffix, DRAWN, suffix + DRAWN].some(
    (ending) => name.endsWith(ending) && names.has(name.slice(0, name.length - ending.length)),
  );
}

/** The deepest folder that holds all of them. */
function commonFolder(folders: readonly string[]): string {
  const [first, ...others] = folders;
  if (first === undefined) return process.cwd();
  return others.reduce((common, folder) => {
    let shared = common;
    while (folder !== shared && !folder.startsWith(shared.endsWith(sep) ? shared : shared + sep))
      shared = dirname(shared);
    return shared;
  }, first);
}

/** Gives each image its own place: of images that would meet there, each keeps its ending in its name. */
function withStems(found: readonly FoundImage[], root: string, output: OutputForm): readonly PlannedImage[] {
  const plain = found.map(({ image, root: own }): PlannedImage => ({
    image,
    stem: stemOf(image, parse(image).name, root, output),
    base: output.folder ?? own,
  }));
  const counts = new Map<string, number>();
  for (const planned of plain) {
    const place = placeOf(planned, output);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return plain.map((planned) => {
    if ((counts.get(placeOf(planned, output)) ?? 0) === 1) return planned;
    const { image } = planned;
    const longer = namesWithEnding(image).map((name): PlannedImage => ({
      ...planned,
      stem: stemOf(image, name, root, output),
    }));
    return longer.find((one) => !counts.has(placeOf(one, output))) ?? planned;
  });
}

/**
 * What two images must not share. Names that differ in case alone are one on some systems, and drawings of boxes have one
 * ending whatever the format of their images is.
 */
function placeOf({ image, stem }: PlannedImage, { format, drawn }: OutputForm): string {
  const ending = drawn ? '' : (format ?? formatToWrite(image) ?? extname(image));
  return (stem + ending).toLowerCase();
}

/** `photo-png` for `photo.png`, or its whole name where there is a `photo-png.jpg` as well. */
function namesWithEnding(image: string): readonly string[] {
  const name = basename(image);
  return [name.replaceAll('.', '-'), name];
}

/** The names that results of an image may begin with. */
function resultNames(image: string): readonly string[] {
  return [parse(image).name, ...namesWithEnding(image)];
}

function stemOf(image: string, name: string, root: string, { folder, suffix }: OutputForm): string {
  return folder === undefined
    ? join(dirname(image), name + suffix)
    : join(folder, relative(root, dirname(image)), name);
}

/** Where the boxes of an image are drawn: those of `photo.blurred.png` in `photo.blurred.boxes.jpg`. */
export function drawingOf(output: string): string {
  const { dir, name } = parse(output);
  return join(dir, `${name}${DRAWN}.jpg`);
}

/** Where the result of an image goes. */
export function outputOf({ image, stem }: PlannedImage, format: PictureFormat): string {
  return stem + endingFor(format, image);
}

import { constants, open } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { ImageError } from './image-error.ts';
import { reasonOf } from '@vitruve/workspace';
import { READ_LIMITS, type ReadLimits } from './read-limits.ts';

/** A pipe that nobody writes to is opened at once, and seen to be no file; Windows has none of the kind. */
const WITHOUT_WAITING = (constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0;

/** Stands for bytes of a name that mean no character, so that the file cannot be found by it. */
const REPLACED = '\ufffd';

/**
 * The bytes of a file.
 * @throws ImageError when it is empty, too large, no regular file, or cannot be read.
 */
export async function readBounded(path: string, limits: ReadLimits = READ_LIMITS): Promise<Buffer> {
  let file;
  try {
    file = await open(path, constants.O_RDONLY | WITHOUT_WAITING);
  } catch (error) {
    throw new ImageError(
      path.includes(REPLACED)
        ? t('The file name is not valid UTF-8: rename the file')
        : t('Cannot be read: {0}', reasonOf(error)),
    );
  }
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new ImageError(t('This is not a file'));
    if (found.size === 0) throw new ImageError(t('The file is empty'));
    if (found.size > limits.bytes) {
      throw new ImageError(
        t('The file is larger than {1} MB: {0} MB', megabytes(found.size), megabytes(limits.bytes)),
      );
    }
    return await file.readFile();
  } catch (error) {
    throw error instanceof ImageError ? error : new ImageError(t('Cannot be read: {0}', reasonOf(error)));
  } finally {
    await file.close();
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}

import { t } from '@vscode/l10n';
import { askOnce } from '../../../programs/ask-once.ts';
import { ImageError } from '../image-error.ts';
import { unreadable } from '../unreadable.ts';
import { heicProgram } from './process/program.ts';
import type { HeicAnswer, HeicQuestion } from './process/protocol.ts';
import { tiffOf } from './tiff-of.ts';

/** Milliseconds for an image, as for a run of a model. */
const LIMIT = 3 * 60_000;

/**
 * The main image of a HEIC file, turned upright, as a TIFF file without compression. It is decoded in a process of its own.
 * @param profile its ICC profile.
 * @throws ImageError when it cannot be decoded.
 */
export async function decodeHeic(
  question: HeicQuestion & { readonly bytes: Buffer },
  profile: Buffer | undefined,
): Promise<Buffer> {
  const answer = await askOnce<HeicAnswer>(heicProgram(), question, {
    serialization: 'advanced',
    signal: AbortSignal.timeout(LIMIT),
  });
  if (answer === undefined) throw new ImageError(t('The HEIC image takes too much memory or time to decode'));
  if ('fault' in answer) throw unreadable(question.bytes, new Error(answer.fault.trim()));
  const { width, height } = question;
  return tiffOf({ width, height, channels: answer.channels, data: answer.data }, profile);
}

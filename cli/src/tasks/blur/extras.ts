import { text } from 'node:stream/consumers';
import { t } from '@vscode/l10n';
import { CommandError } from '../../command-error.ts';
import type { CommandExtras } from '../../task/command.ts';

/** What `vitruve blur` has beyond the task: a list of images on the standard input, and a comparison of detectors. */
export const BLUR_EXTRAS: CommandExtras = {
  complete: async (inputs) => {
    const { images, config } = inputs;
    if (images === undefined && config !== undefined) return inputs;
    return { ...inputs, images: await listedImages(images) };
  },
  instead: (inputs, flags) => {
    const { compare, ...others } = inputs;
    if (typeof compare !== 'string') return undefined;
    return import('./compare.ts').then(({ compareDetectors }) => compareDetectors(others, compare, flags));
  },
};

/** What was named, and what the standard input names when `-` is among it: a path a line, or a NUL after each. */
async function listedImages(images: unknown): Promise<readonly string[]> {
  const paths = Array.isArray(images) ? images.map(String) : [];
  if (paths.length === 0) {
    throw new CommandError(t('Enter images, folders or patterns, or "-" to read a list from standard input'));
  }
  const listed = paths.includes('-') ? await text(process.stdin) : '';
  const lines = listed.includes('\0') ? listed.split('\0') : listed.split(/\r?\n/u);
  const all = [...paths.filter((path) => path !== '-'), ...lines.filter((line) => line.trim() !== '')];
  if (all.length === 0) throw new CommandError(t('No images in {0}', t('standard input')));
  return all;
}

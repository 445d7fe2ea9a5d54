import { t } from '@vscode/l10n';
import type { Detector, Mode, Subject } from '../../vision/detection/detection.ts';
import type { Picture } from '../../vision/images/picture.ts';

/** The remark on subjects that are too small to be detected in an image. */
const SENTENCES: Readonly<Record<Subject, (pixels: number, mode: Mode) => string>> = {
  face: (pixels, mode) =>
    t('Faces under {0} pixels cannot be detected in an image of this size in "{1}" mode', pixels, mode),
  plate: (pixels, mode) =>
    t('Plates under {0} pixels cannot be detected in an image of this size in "{1}" mode', pixels, mode),
};

/** The subjects that are too small to be detected in a very large picture, one sentence for each. */
export function unseenIn(
  { pages }: Pick<Picture, 'pages'>,
  { detectors, task }: { readonly detectors: readonly Detector[]; readonly task: { readonly mode: Mode } },
): readonly string[] {
  return detectors.flatMap((detector): readonly string[] => {
    const subject = detector.models[0]?.subject;
    const least = Math.max(0, ...pages.map((page) => detector.unseenBelow(page, task.mode) ?? 0));
    return subject === undefined || least === 0 ? [] : [SENTENCES[subject](least, task.mode)];
  });
}

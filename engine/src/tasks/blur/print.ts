import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import type { BlurInputs } from './inputs.ts';
import { passedOverText } from './passed-over.ts';
import { summaryOf } from './report/audit.ts';
import type { BlurResult } from './task.ts';
import { boxLines, rateText, type PathFormatter } from './texts.ts';

/** What a terminal shows of a run: the boxes where nothing is written, and a line of counts. */
export function printedResult(
  inputs: BlurInputs,
  { images, passedOver, time }: BlurResult,
  shown: PathFormatter,
): string {
  const summary = summaryOf(images);
  const boxes =
    inputs.detectOnly === true
      ? images.flatMap((image) => (image.state === 'done' ? boxLines(image, shown) : []))
      : [];
  const parts = [
    counted(summary.done + summary.skipped, '{0} image done', '{0} images done'),
    ...(summary.skipped > 0 ? [t('{0} already done', summary.skipped)] : []),
    ...(summary.failed > 0 ? [t('{0} failed', summary.failed)] : []),
    ...(summary.cancelled > 0 ? [t('{0} cancelled', summary.cancelled)] : []),
    counted(summary.faces, '{0} face', '{0} faces'),
    counted(summary.plates, '{0} plate', '{0} plates'),
    ...(summary.done > 0 ? [rateText((1000 * summary.done) / Math.max(1, time))] : []),
  ];
  const unread = passedOverText(passedOver) ?? [];
  return [...boxes, parts.join(', ')]
    .concat(unread)
    .map((line) => `${line}\n`)
    .join('');
}

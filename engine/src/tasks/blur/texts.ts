import { t } from '@vscode/l10n';
import { counted, language } from '@vitruve/manifests';
import { printable } from '../../running/report/printable.ts';
import { rounded } from '../../running/progress.ts';
import { doneOf } from './report/audit.ts';
import type { BlurInputs } from './inputs.ts';
import { mayShow, passedOverText, type PassedOver } from './passed-over.ts';
import type { BlurResult, DoneImage, PageDetection, ImageResult } from './task.ts';

/** How a path is written in a text. */
export type PathFormatter = (path: string) => string;

/** What became of an image, in a line. */
export function imageLine(image: ImageResult, shown: PathFormatter): string {
  const path = printable(shown(image.image));
  switch (image.state) {
    case 'done':
      return `${path}: ${countsText(image.detections)}${image.output === undefined ? '' : ` → ${printable(shown(image.output))}`}`;
    case 'failed':
      return `${path}: ${printable(image.reason)}`;
    case 'skipped':
      return t('{0}: already done', path);
    case 'cancelled':
      return t('{0}: cancelled', path);
  }
}

/** `2 faces, 1 plate` */
export function countsText(detections: readonly PageDetection[]): string {
  const faces = detections.filter(({ subject }) => subject === 'face').length;
  const plates = detections.length - faces;
  const parts = [
    ...(faces > 0 ? [counted(faces, '{0} face', '{0} faces')] : []),
    ...(plates > 0 ? [counted(plates, '{0} plate', '{0} plates')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : t('no detections');
}

/** @param rate images a second. */
export function rateText(rate: number): string {
  return t('{0} images/s', rounded(rate));
}

/** What came of a run, for a notification. */
export function summaryText(
  { detectOnly }: BlurInputs,
  { images, passedOver, time }: BlurResult,
  shown: PathFormatter,
): string {
  const [only] = images;
  if (only && images.length === 1 && only.state !== 'done') return imageLine(only, shown);
  if (images.length === 0) return t('No images.');
  const inState = (state: ImageResult['state']): number =>
    images.filter((image) => image.state === state).length;
  const [now, before, failed, left] = [
    inState('done'),
    inState('skipped'),
    inState('failed'),
    inState('cancelled'),
  ];
  const found = countsText(images.flatMap((image) => doneOf(image)?.detections ?? []));
  const seconds = (time / 1000).toLocaleString(language(), { maximumFractionDigits: 1 });
  const lead =
    detectOnly === true
      ? t('{0} checked in {1} s: {2}.', imagesText(now), seconds, found)
      : t('{0} blurred in {1} s: {2}.', imagesText(now), seconds, found);
  return [
    ...(left > 0 ? [t('Cancelled.')] : []),
    ...(now > 0 ? [lead] : []),
    ...(before > 0 && now > 0 ? [t('Already done: {0}.', imagesText(before))] : []),
    ...(before > 0 && now === 0
      ? [t('{0}: already done and unchanged ({1}).', imagesText(before), found)]
      : []),
    ...(failed > 0 ? [t('{0} not processed.', imagesText(failed))] : []),
    ...(left > 0 ? [t('{0} remaining.', imagesText(left))] : []),
    ...unreadTexts(passedOver),
  ].join(' ');
}

/** What may show faces and plates and was not read: a notification is no place for the rest. */
function unreadTexts(groups: readonly PassedOver[]): readonly string[] {
  const text = passedOverText(groups.filter(mayShow));
  return text === undefined ? [] : [`${text}.`];
}

function imagesText(count: number): string {
  return counted(count, '{0} image', '{0} images');
}

/** The boxes of an image, for people; programs read `--json`. */
export function boxLines({ image, detections }: DoneImage, shown: PathFormatter): readonly string[] {
  return detections.map(({ subject, score, box: { left, top, width, height }, page }) => {
    const place = [left, top, width, height].map((value) => Math.round(value)).join(' ');
    const on = page === undefined ? '' : ` ${t('page {0}', page + 1)}`;
    return `${printable(shown(image))}${on}: ${subject} ${score.toFixed(2)} [${place}]`;
  });
}

import * as vscode from 'vscode';
import type { Found, ImageResult } from '@vitruve/engine/tasks/blur/task';

/** `2 faces, 1 plate` */
export function countsText(faces: number, plates: number): string {
  const parts = [
    ...(faces > 0
      ? [isOne(faces) ? vscode.l10n.t('{0} face', faces) : vscode.l10n.t('{0} faces', faces)]
      : []),
    ...(plates > 0
      ? [isOne(plates) ? vscode.l10n.t('{0} plate', plates) : vscode.l10n.t('{0} plates', plates)]
      : []),
  ];
  return parts.length > 0 ? parts.join(', ') : vscode.l10n.t('no detections');
}

export function imagesText(count: number): string {
  return isOne(count) ? vscode.l10n.t('{0} image', count) : vscode.l10n.t('{0} images', count);
}

/** @param rate images a second. */
export function rateText(rate: number): string {
  const digits = { maximumFractionDigits: rate < 10 ? 1 : 0 };
  return vscode.l10n.t('{0} images/s', rate.toLocaleString(vscode.env.language, digits));
}

/** How long something takes yet. @param seconds more than none. */
export function remainingText(seconds: number): string {
  return seconds < 60
    ? vscode.l10n.t('{0} s remaining', Math.ceil(seconds))
    : vscode.l10n.t('{0} min remaining', Math.round(seconds / 60));
}

/** What became of an image, in a line. */
export function lineOf(image: ImageResult): string {
  const path = vscode.workspace.asRelativePath(image.image);
  switch (image.state) {
    case 'done': {
      const counts = countsText(...countsOf(image.detections));
      const written = image.output === undefined ? '' : ` → ${vscode.workspace.asRelativePath(image.output)}`;
      return `${path}: ${counts}${written}`;
    }
    case 'failed':
      return `${path}: ${image.reason}`;
    case 'skipped':
      return vscode.l10n.t('{0}: already done', path);
    case 'cancelled':
      return vscode.l10n.t('{0}: cancelled', path);
  }
}

/** Faces and plates. */
export function countsOf(detections: readonly Found[]): readonly [faces: number, plates: number] {
  const faces = detections.filter(({ subject }) => subject === 'face').length;
  return [faces, detections.length - faces];
}

function isOne(count: number): boolean {
  return new Intl.PluralRules(vscode.env.language).select(count) === 'one';
}

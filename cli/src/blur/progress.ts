import { t } from '@vscode/l10n';
import { counted, language } from '@vitruve/manifests/core/language';
import type { Found, ImageResult } from '@vitruve/engine/tasks/blur/task';
import { printable } from '@vitruve/engine/running/report/printable';
import { shownPath } from '../folders.ts';

export interface Progress {
  step(progress: { readonly done: number; readonly total: number; readonly image: ImageResult }): void;
  /** Takes the bar away. */
  end(): void;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  /** Milliseconds since any point. */
  readonly clock?: () => number;
}

/** Columns of the bar itself. */
const BAR = 24;

/** Milliseconds between two drawings of the bar. */
const PAUSE = 80;

/** On a terminal a bar, with failures above it; elsewhere a line an image. With `quiet`, failures alone. */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  { quiet, clock = () => performance.now() }: ProgressOptions,
): Progress {
  if (stream.isTTY && !quiet) return bar(stream, clock);
  return {
    step: ({ done, total, image }) => {
      if (image.state === 'failed' || (!quiet && image.state !== 'cancelled')) {
        stream.write(`${done}/${total} ${lineOf(image)}\n`);
      }
    },
    end: () => undefined,
  };
}

function bar(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>, clock: () => number): Progress {
  const start = clock();
  let drawn = -Infinity;
  const clear = '\r\u001b[2K';
  return {
    step: ({ done, total, image }) => {
      if (image.state === 'failed') stream.write(`${clear}${lineOf(image)}\n`);
      const now = clock();
      if (now - drawn < PAUSE && done < total && image.state !== 'failed') return;
      drawn = now;
      const filled = Math.round((BAR * done) / total);
      const rate = (1000 * done) / Math.max(1, now - start);
      const left = (total - done) / rate;
      const text = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total} · ${rateText(rate)} · ${t('{0} remaining', duration(left))}`;
      stream.write(`${clear}${text.slice(0, Math.max(20, stream.columns - 1))}`);
    },
    end: () => stream.write(clear),
  };
}

/** A path as a line of a terminal can show it. */
export function nameOf(path: string): string {
  return printable(shownPath(path));
}

/** What became of an image, in a line. */
export function lineOf(image: ImageResult): string {
  const path = nameOf(image.image);
  switch (image.state) {
    case 'done':
      return `${path}: ${countsText(image.detections)}${image.output === undefined ? '' : ` → ${nameOf(image.output)}`}`;
    case 'failed':
      return `${path}: ${printable(image.reason)}`;
    case 'skipped':
      return t('{0}: already done', path);
    case 'cancelled':
      return t('{0}: cancelled', path);
  }
}

/** `2 faces, 1 plate` */
export function countsText(detections: readonly Found[]): string {
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
  return t('{0} images/s', rate.toLocaleString(language(), { maximumFractionDigits: rate < 10 ? 1 : 0 }));
}

/** `1:05`, of seconds. */
function duration(seconds: number): string {
  const whole = Math.min(359_999, Math.max(0, Math.round(seconds)));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

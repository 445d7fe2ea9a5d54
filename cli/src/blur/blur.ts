import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests/core/language';
import { WarmDetectors } from '@vitruve/engine/tasks/blur/detectors';
import {
  auditOf,
  summaryOf,
  type Audit,
  type AuditSummary,
  type Processing,
} from '@vitruve/engine/tasks/blur/report/audit';
import { cocoOf } from '@vitruve/engine/tasks/blur/report/coco';
import { auditMarkdown } from '@vitruve/engine/running/report/markdown';
import { auditPdf } from '@vitruve/engine/running/report/pdf';
import { runBlur } from '@vitruve/engine/tasks/blur/run';
import type { BlurResult, BlurTask, DoneImage } from '@vitruve/engine/tasks/blur/task';
import { TaskFault } from '@vitruve/engine/fault';
import { createDetector } from '@vitruve/engine/vision/detection/detector';
import { ModelFault } from '@vitruve/engine/inference/signature';
import { ImageFault } from '@vitruve/engine/vision/images/fault';
import { abandonPictures } from '@vitruve/engine/running/outputs/store';
import { reportFonts, VERSION } from '../assets.ts';
import { EXIT, Failure, type ExitCode } from '../failure.ts';
import { shownPath } from '../folders.ts';
import { endOnInterruption, onInterruption } from '../interruption.ts';
import { emit } from '../output.ts';
import { taskOf, type BlurFlags } from './flags.ts';
import { nameOf, progressOn, rateText } from './progress.ts';

/**
 * Runs `vitruve blur`.
 * @returns 0 when all images were done, 1 when some were not.
 * @throws Failure when nothing can be done.
 */
export async function blur(
  paths: readonly string[],
  flags: BlurFlags,
  processing?: Processing,
): Promise<ExitCode> {
  const task = taskOf(await imagesOf(paths), flags);
  if (task.anonymisation?.method === 'picture' && task.anonymisation.picture === undefined) {
    throw new Failure(t('--method picture requires --picture'));
  }
  for (const file of flags.report) await readyFor(file);
  onInterruption(abandonPictures);
  const { result, interrupted } = await run(task, flags.quiet === true || flags.json === true);
  const summary = summaryOf(result.images);
  if (result.images.length === 0) throw new Failure(t('No images in {0}', namesOf(paths)));
  for (const file of flags.report) {
    await emit(await reportFor(file, task, result, processing), file);
  }
  if (flags.json === true) await emit(indented(auditFor(task, result, processing)), undefined);
  else if (flags.quiet !== true) await emit(summaryText(task, result, summary), undefined);
  if (interrupted) return EXIT.interrupted;
  return summary.failed > 0 ? EXIT.findings : EXIT.fine;
}

function namesOf(paths: readonly string[]): string {
  return paths.map((path) => (path === '-' ? t('standard input') : path)).join(', ');
}

/** Makes the folder of a report. @throws Failure when nothing can be written to it, before hours of work are done. */
async function readyFor(report: string): Promise<void> {
  try {
    await mkdir(dirname(report), { recursive: true });
    await access(dirname(report), constants.W_OK);
  } catch (error) {
    throw new Failure(
      t('"{0}" cannot be written: {1}', report, error instanceof Error ? error.message : String(error)),
    );
  }
}

/** What was named, and what the standard input names when `-` is among it: a path a line, or a NUL after each. */
export async function imagesOf(paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) {
    throw new Failure(t('Enter images, folders or patterns, or "-" to read a list from standard input'));
  }
  const listed = paths.includes('-') ? await text(process.stdin) : '';
  const lines = listed.includes('\0') ? listed.split('\0') : listed.split(/\r?\n/u);
  return [...paths.filter((path) => path !== '-'), ...lines.filter((line) => line.trim() !== '')];
}

/** @throws Failure for a task that cannot begin. */
export async function run(
  task: BlurTask,
  quiet: boolean,
): Promise<{ readonly result: BlurResult; readonly interrupted: boolean }> {
  const detectors = new WarmDetectors(createDetector);
  const controller = new AbortController();
  const finish = endOnInterruption(() => {
    controller.abort();
  });
  const progress = progressOn(process.stderr, { quiet });
  try {
    const result = await runBlur(task, {
      detectorFor: (...wanted) => detectors.detectorFor(...wanted),
      onImage: (step) => {
        progress.step(step);
      },
      signal: controller.signal,
    });
    return { result, interrupted: controller.signal.aborted };
  } catch (error) {
    const isRefusal =
      error instanceof TaskFault || error instanceof ModelFault || error instanceof ImageFault;
    throw isRefusal ? new Failure(error.message) : error;
  } finally {
    progress.end();
    finish();
    await detectors.dispose();
  }
}

async function reportFor(
  file: string,
  task: BlurTask,
  result: BlurResult,
  processing: Processing | undefined,
): Promise<string | Uint8Array> {
  if (/\.coco\.json$/iu.test(file)) return indented(cocoOf(result, VERSION, shownPath));
  const audit = auditFor(task, result, processing);
  if (/\.json$/iu.test(file)) return indented(audit);
  return /\.pdf$/iu.test(file) ? auditPdf(audit, reportFonts()) : auditMarkdown(audit);
}

function auditFor(task: BlurTask, result: BlurResult, processing: Processing | undefined): Audit {
  return auditOf(task, result, { version: VERSION, shown: shownPath, ...(processing ? { processing } : {}) });
}

export function indented(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function summaryText(task: BlurTask, { images, time }: BlurResult, summary: AuditSummary): string {
  const boxes = task.anonymisation
    ? []
    : images.flatMap((image) => (image.state === 'done' ? boxLines(image) : []));
  const done = summary.done + summary.skipped;
  const parts = [
    counted(done, '{0} image done', '{0} images done'),
    ...(summary.skipped > 0 ? [t('{0} already done', summary.skipped)] : []),
    ...(summary.failed > 0 ? [t('{0} failed', summary.failed)] : []),
    ...(summary.cancelled > 0 ? [t('{0} cancelled', summary.cancelled)] : []),
    counted(summary.faces, '{0} face', '{0} faces'),
    counted(summary.plates, '{0} plate', '{0} plates'),
    ...(summary.done > 0 ? [rateText((1000 * summary.done) / Math.max(1, time))] : []),
  ];
  return [...boxes, parts.join(', ')].map((line) => `${line}\n`).join('');
}

/** The boxes of an image, for people; programs read `--json`. */
function boxLines({ image, detections }: DoneImage): readonly string[] {
  return detections.map(({ subject, score, box: { left, top, width, height }, page }) => {
    const place = [left, top, width, height].map((value) => Math.round(value)).join(' ');
    const on = page === undefined ? '' : ` ${t('page {0}', page + 1)}`;
    return `${nameOf(image)}${on}: ${subject} ${score.toFixed(2)} [${place}]`;
  });
}

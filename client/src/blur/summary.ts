import * as vscode from 'vscode';
import { doneOf, type Outcome } from './outcome.ts';
import { countsOf, countsText, imagesText, lineOf } from './wording.ts';

/** What came of a run, in a notification. */
export function summaryOf({ task, result: { images, time } }: Outcome): string {
  const [only] = images;
  if (only && images.length === 1 && only.state !== 'done') return lineOf(only);
  const now = images.filter(({ state }) => state === 'done').length;
  const before = images.filter(({ state }) => state === 'skipped').length;
  const failed = images.filter(({ state }) => state === 'failed').length;
  const left = images.length - now - before - failed;
  const counts = images.map((image) => countsOf(doneOf(image)?.detections ?? []));
  const sum = (which: 0 | 1): number => counts.reduce((total, count) => total + count[which], 0);
  const found = countsText(sum(0), sum(1));
  const seconds = (time / 1000).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
  const lead = task.anonymisation
    ? vscode.l10n.t('{0} blurred in {1} s: {2}.', imagesText(now), seconds, found)
    : vscode.l10n.t('{0} processed in {1} s: {2}.', imagesText(now), seconds, found);
  return [
    ...(left > 0 ? [vscode.l10n.t('Cancelled.')] : []),
    ...(now > 0 ? [lead] : []),
    ...(before > 0 && now > 0 ? [vscode.l10n.t('Already done: {0}.', imagesText(before))] : []),
    ...(before > 0 && now === 0
      ? [vscode.l10n.t('{0}: already done and unchanged ({1}).', imagesText(before), found)]
      : []),
    ...(failed > 0 ? [vscode.l10n.t('{0} not processed.', imagesText(failed))] : []),
    ...(left > 0 ? [vscode.l10n.t('{0} remaining.', imagesText(left))] : []),
  ].join(' ');
}

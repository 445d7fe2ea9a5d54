import * as vscode from 'vscode';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import type { BlurMode } from '@vitruve/webviews/blur/protocol';
import { doneOf, type Outcome } from './outcome.ts';

/** What can be done after a run. */
export interface Actions {
  /** Opens the viewer. */
  readonly look: () => void;
  readonly show: (path: string) => Promise<void>;
  readonly report: () => Promise<void>;
  /** Runs another task, which takes up what this one left. */
  readonly goOn: (task: BlurTask) => Promise<void>;
  readonly log: () => void;
}

/** A button of the notification. */
export interface Offer extends vscode.MessageItem {
  readonly take: () => unknown;
}

/** What is offered after a run: what is needed before what is nice. */
export function offered(
  { task, result: { images } }: Outcome,
  mode: BlurMode,
  actions: Actions,
): readonly Offer[] {
  const done = images.flatMap((image) => doneOf(image) ?? []);
  const [result] = done.flatMap(({ output }) => output ?? []);
  const isTaken = images.some((image) => image.state === 'failed' && image.isTaken === true);
  const isCancelled = images.some(({ state }) => state === 'cancelled');
  const offers: readonly (Offer | false)[] = [
    isCancelled && {
      // What only looks keeps no account of what it has seen.
      title: task.anonymisation ? vscode.l10n.t('Continue') : vscode.l10n.t('Start Over'),
      take: () => actions.goOn({ ...task, resume: true }),
    },
    isTaken && {
      title: vscode.l10n.t('Overwrite existing results'),
      take: () => actions.goOn(replacing(task)),
    },
    done.length > 0 && {
      title: mode === 'compare' ? vscode.l10n.t('Compare') : vscode.l10n.t('Review Detections'),
      take: actions.look,
    },
    result !== undefined &&
      done.length === 1 && { title: vscode.l10n.t('Open Result'), take: () => actions.show(result) },
    { title: vscode.l10n.t('Show Report'), take: actions.report },
    images.some(({ state }) => state === 'failed') && {
      title: vscode.l10n.t('Show Output'),
      take: actions.log,
    },
  ];
  return offers.filter((offer) => offer !== false);
}

/** The same task, for results to go where files of others are; what is finished is not done again. */
export function replacing(task: BlurTask): BlurTask {
  return { ...task, output: { ...task.output, overwrite: true }, resume: true };
}

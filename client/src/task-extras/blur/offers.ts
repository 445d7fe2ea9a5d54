import * as vscode from 'vscode';
import type { BlurInputs } from '@vitruve/engine';
import type { BlurMode } from '@vitruve/webviews';
import type { Offer } from '../../tasks/notify.ts';
import { doneOf, inputsOf, type Outcome } from './outcome.ts';

/** What can be done after a run. */
export interface Actions {
  /** Opens the viewer. */
  readonly look: () => void;
  readonly show: (path: string) => Promise<void>;
  readonly report: () => Promise<void>;
  /** Runs with other inputs, which takes up what this run left. */
  readonly goOn: (inputs: BlurInputs) => Promise<void>;
  readonly log: () => void;
}

/** What is offered after a run: what is needed before what is nice. */
export function offered(outcome: Outcome, mode: BlurMode, actions: Actions): readonly Offer[] {
  const { images } = outcome.result;
  const inputs = inputsOf(outcome);
  const done = images.flatMap((image) => doneOf(image) ?? []);
  const [result] = done.flatMap(({ output }) => output ?? []);
  const isTaken = images.some((image) => image.state === 'failed' && image.isTaken === true);
  const isCancelled = images.some(({ state }) => state === 'cancelled');
  const offers: readonly (Offer | false)[] = [
    isCancelled && {
      // What only looks keeps no account of what it has seen.
      title: inputs.detectOnly === true ? vscode.l10n.t('Start Over') : vscode.l10n.t('Continue'),
      take: () => actions.goOn({ ...inputs, resume: true }),
    },
    isTaken && {
      title: vscode.l10n.t('Overwrite existing results'),
      take: () => actions.goOn(replacing(inputs)),
    },
    done.length > 0 && {
      title: viewTitle(mode),
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

/** The button that opens the viewer. */
export function viewTitle(mode: BlurMode): string {
  return mode === 'compare' ? vscode.l10n.t('Compare') : vscode.l10n.t('Review Detections');
}

/** The same inputs, for results to go where files of others are; what is finished is not done again. */
export function replacing(inputs: BlurInputs): BlurInputs {
  return { ...inputs, overwrite: true, resume: true };
}

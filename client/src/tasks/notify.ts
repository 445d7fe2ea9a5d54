import * as vscode from 'vscode';
import type { FinishedRun } from './run.ts';

/** A button of a notification. */
export interface Offer extends vscode.MessageItem {
  readonly take: () => unknown;
}

/** Tells what came of a run. @returns what is chosen of what is offered. */
export async function notify({ summary }: FinishedRun, offers: readonly Offer[]): Promise<Offer | undefined> {
  const isFine = summary.status === 'succeeded';
  const show = isFine ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  return show(summary.text, ...offers);
}

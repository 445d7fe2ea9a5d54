import * as vscode from 'vscode';
import type { RunState } from '@vitruve/engine';
import type { DrawnState } from './drawn-states.ts';
import type { StageProgress } from './stage-states.ts';

/** How a run of a stage ended, in a word or two. */
export function stateText(state: RunState | 'running'): string {
  switch (state) {
    case 'running':
      return vscode.l10n.t('running');
    case 'done':
      return vscode.l10n.t('done');
    case 'up-to-date':
      return vscode.l10n.t('up to date');
    case 'restored':
      return vscode.l10n.t('restored');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'skipped':
      return vscode.l10n.t('skipped');
    case 'not-run':
      return vscode.l10n.t('not run');
    case 'cancelled':
      return vscode.l10n.t('canceled');
    case 'would-run':
      return vscode.l10n.t('would run');
    case 'would-restore':
      return vscode.l10n.t('would be restored');
  }
}

const TONES: Readonly<Record<StageProgress['state'], DrawnState['tone']>> = {
  running: 'accent',
  done: 'good',
  restored: 'good',
  'up-to-date': 'good',
  failed: 'bad',
  cancelled: 'attention',
  'not-run': 'attention',
  'would-run': 'attention',
  'would-restore': 'attention',
  skipped: 'muted',
};

/** @param progress undefined for a stage that waits for its turn. */
export function drawnState(progress: StageProgress | undefined): DrawnState {
  if (!progress) return { detail: vscode.l10n.t('waiting'), tone: 'muted' };
  const { state, ended, begun, milliseconds } = progress;
  const detail = stateText(state);
  if (state === 'running' && begun > 1)
    return { detail: `${detail} (${ended}/${begun})`, tone: TONES[state] };
  return { detail: state === 'done' ? `${detail}, ${time(milliseconds)}` : detail, tone: TONES[state] };
}

/** `3.2 s`, `4 min 5 s` */
export function time(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${seconds.toLocaleString(vscode.env.language, { maximumFractionDigits: seconds < 10 ? 1 : 0 })} s`;
}

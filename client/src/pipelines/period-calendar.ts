import * as vscode from 'vscode';
import type { ViewSnapshot } from '@vitruve/manifests';
import { NotTrustedError } from '../engine/start.ts';
import { hasPeriods, periodAction, PERIOD_SIGNS, withPeriods } from './drawn-periods.ts';
import type { KnownStatus } from './known-statuses.ts';
import { gapAround, periodStates, type PeriodState } from './period-states.ts';
import type { RunPipeline } from './run-documents.ts';

/** The calendar of a partition with what became of its periods; one that is selected is offered to be run. */
export class PeriodCalendar {
  readonly #statusOf: (uri: string) => KnownStatus | undefined;
  readonly #run: RunPipeline;

  /** @param statusOf the last one that is known of a pipeline, which is asked for. */
  constructor(statusOf: (uri: string) => KnownStatus | undefined, run: RunPipeline) {
    this.#statusOf = statusOf;
    this.#run = run;
  }

  decorated(shown: ViewSnapshot): ViewSnapshot {
    if (!vscode.workspace.isTrusted || !hasPeriods(shown)) return shown;
    const status = this.#statusOf(shown.uri);
    if (!status) return shown;
    return withPeriods(shown, {
      states: (stage, partition) => periodStates(status.statuses, stage, partition),
      text: periodText,
      legend: (['done', 'outdated', 'missing', 'failed'] as const)
        .map((state) => `${PERIOD_SIGNS[state].sign} ${periodText(state)}`)
        .join(' · '),
    });
  }

  /**
   * Offers to run a period, or all that are to be run around it.
   * @throws NotTrustedError
   */
  async act(uri: string, text: string): Promise<void> {
    const action = periodAction(text);
    if (!action) return;
    if (!vscode.workspace.isTrusted) throw new NotTrustedError();
    const { stage, partition, period } = action;
    const states = periodStates(this.#statusOf(uri)?.statuses ?? [], stage, partition);
    const gap = gapAround(states, period);
    if (!gap) return;
    const items = [
      { label: vscode.l10n.t('Run {0}', period), chosen: period },
      ...(gap.count > 1
        ? [
            {
              label: vscode.l10n.t('Run the {0} periods from {1} to {2}', gap.count, gap.from, gap.to),
              chosen: `${gap.from}..${gap.to}`,
            },
          ]
        : []),
    ];
    const title = `${stage} · ${period}: ${periodText(states.get(period) ?? 'missing')}`;
    const answer = await vscode.window.showQuickPick(items, { title });
    if (answer)
      await this.#run(vscode.Uri.parse(uri), [
        `--stage=${stage}`,
        `--partition=${partition}=${answer.chosen}`,
      ]);
  }
}

function periodText(state: PeriodState): string {
  switch (state) {
    case 'done':
      return vscode.l10n.t('done');
    case 'outdated':
      return vscode.l10n.t('out of date');
    case 'missing':
      return vscode.l10n.t('not run yet');
    case 'failed':
      return vscode.l10n.t('failed');
  }
}

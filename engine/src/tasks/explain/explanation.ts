import { setImmediate as turn } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import {
  explain,
  explainableModel,
  type ExplainedRows,
  type Explanation,
} from '../../learning/explanation/explain.ts';
import { explainSampled } from '../../learning/explanation/explain-sampled.ts';
import { explainSum } from '../../learning/explanation/explain-sum.ts';
import { mostRows, samplingPlan } from '../../learning/explanation/sampling-plan.ts';
import type { TableRows } from '../../learning/model/table.ts';
import { withModel } from '../../learning/process/learner.ts';
import type { ModelFile } from '../../learning/source/model-file.ts';
import { answersOf, type Target } from './target.ts';

export interface ExplainedModel {
  readonly model: ModelFile;
  /** Its path, as it is told. */
  readonly shown: string;
  readonly target: Target;
}

export interface ExplanationOptions {
  readonly threads: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (progress: number) => void;
}

/** The share of the work that it takes to find out that a model is no sum. */
const TRIAL = 0.2;

/**
 * The effects of the columns of rows: exact ones of trees and of sums of what columns say, otherwise those that the answers of the model
 * tell, exactly where all orders of the columns can be tried.
 * @throws TaskError for a model that cannot be explained.
 */
export async function explanationOf(
  { model, shown, target }: ExplainedModel,
  rows: ExplainedRows,
  { threads, seed, signal, onProgress }: ExplanationOptions,
): Promise<Explanation> {
  const { table, explained } = rows;
  const trees = explainableModel(model.bytes, target.place, model.notes.classes?.length ?? 0);
  const answers = answersOf(model.notes, table.rows, target);
  const onDone = async (progress: number): Promise<void> => {
    onProgress(progress);
    // Others have their turn, and whoever canceled it is heard.
    await turn();
    if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  };
  return withModel(trees?.bytes ?? model.bytes, threads, { signal }, async (run) => {
    const exact = trees
      ? await explain(trees, rows, run, answers, (done) => onDone(done / explained))
      : await explainSum(rows, run, answers, (done) => onDone((TRIAL * done) / table.columns.length));
    if (exact) return exact;
    const size = { explained, others: table.rows - explained, columns: table.columns.length };
    const plan = samplingPlan(size);
    if (!plan) throw new TaskError(tooMuch(shown, size));
    const answersFor = async (asked: TableRows): Promise<Float64Array> => {
      const found = answersOf(model.notes, asked.rows, target).of(await run(asked));
      if (found.every(Number.isFinite)) return found;
      throw new TaskError(
        t(
          'Model "{0}" cannot be explained: it returns no number for some rows. Does it accept missing values?',
          shown,
        ),
      );
    };
    return explainSampled(rows, answersFor, {
      plan,
      seed,
      onRow: (done) => onDone(TRIAL + ((1 - TRIAL) * done) / explained),
    });
  });
}

function tooMuch(shown: string, size: { readonly others: number; readonly columns: number }): string {
  const most = mostRows(size);
  return most === 0
    ? t(
        'Model "{0}" cannot be explained: its {1} columns are too many to estimate their effects',
        shown,
        size.columns,
      )
    : t(
        'Model "{0}" can only be explained by estimates, for {1} rows at most. Set "{2}" or "{3}"',
        shown,
        most,
        '--rows',
        '--row',
      );
}

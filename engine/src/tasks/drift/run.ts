import { setImmediate } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { distributionOf, type Distribution } from '../../learning/drift/distribution.ts';
import { driftOf } from '../../learning/drift/drift.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import { indentedJson } from '../../running/report/json.ts';
import type { RunContext } from '../../running/task.ts';
import type { DriftInputs } from './inputs.ts';
import { driftByPeriod } from './periods.ts';
import {
  driftJson,
  reasonText,
  type ComparedColumn,
  type DriftResult,
  type UncomparedColumn,
} from './result.ts';
import { readTables, samplesOf } from './tables.ts';

const WHOLE = 100;
/** Of the time, roughly. */
const READING = 60;

/**
 * Compares the columns of a table with those of a reference.
 * @throws UserError when a table cannot be read, or nothing can be compared.
 */
export async function runDrift(inputs: DriftInputs, context: RunContext<undefined>): Promise<DriftResult> {
  mustBeConsistent(inputs);
  const tell = (done: number): void => {
    context.onItem({ done: Math.floor(done), total: WHOLE, item: undefined });
  };
  const {
    reference,
    current,
    notCompared: unread,
    truths,
    times,
  } = await readTables(inputs, context, (progress) => {
    tell(progress * READING);
  });
  const columns: ComparedColumn[] = [];
  const notCompared: UncomparedColumn[] = [...unread];
  for (const [index, before] of reference.columns.entries()) {
    // Many columns take long: others get their turn, and a run can be canceled between them.
    await setImmediate();
    if (context.signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
    const now = current.columns[index];
    if (now) compare(before, now);
    tell(READING + ((index + 1) / reference.columns.length) * (WHOLE - READING));
  }
  mustBeCompared(inputs, columns, notCompared);
  const periods =
    times &&
    (await driftByPeriod(
      { reference: reference.columns, current: current.columns },
      times,
      inputs.every ?? 'month',
      inputs,
      context.signal,
    ));
  const driftedShare = columns.filter(({ drifted }) => drifted).length / columns.length;
  const limit = inputs.share ?? 0.5;
  const result: DriftResult = {
    reference: { rows: reference.rows },
    current: { rows: current.rows },
    columns,
    notCompared,
    ...(periods && { periods }),
    driftedShare,
    limit,
    drifted: driftedShare > 0 && driftedShare >= limit,
  };
  if (inputs.output !== undefined) await writeOutput(inputs.output, indentedJson(driftJson(result)));
  return result;

  function compare(
    before: (typeof reference.columns)[number],
    now: (typeof reference.columns)[number],
  ): void {
    const { name } = before;
    const samples = samplesOf(before, now);
    const types = samples === 'types-differ' ? { types: [before.type, now.type] } : {};
    const drift = typeof samples === 'string' ? samples : driftOf(samples, inputs);
    if (typeof drift === 'string') notCompared.push({ name, reason: drift, ...types });
    else if (typeof samples !== 'string') {
      const values = { reference: samples.reference.length, current: samples.current.length };
      const distribution = distributionOf(samples);
      columns.push({
        ...{ name, kind: samples.kind, ...drift, values },
        ...(distribution && { distribution: truths.has(name) ? asTruth(distribution) : distribution }),
      });
    }
  }
}

/** True and false are compared as numbers, and shown as what they are. */
function asTruth(distribution: Distribution): Distribution {
  if (distribution.of === 'intervals') return distribution;
  return { ...distribution, values: distribution.values.map((value) => String(value === 1)) };
}

/** @throws TaskError */
export function mustBeConsistent({ method, threshold, time, every }: DriftInputs): void {
  if (every !== undefined && time === undefined)
    throw new TaskError(t('"{0}" requires "{1}"', 'every', 'time'));
  // That of a p-value is not that of a distance.
  if (threshold !== undefined && method === undefined)
    throw new TaskError(t('"threshold" requires "method": each method has its own scale'));
}

function mustBeCompared(
  { columns: asked }: DriftInputs,
  columns: readonly ComparedColumn[],
  notCompared: readonly UncomparedColumn[],
): void {
  const [first] = notCompared;
  if (first && asked)
    throw new TaskError(t('Column "{0}" cannot be compared: {1}', first.name, reasonText(first)));
  if (columns.length > 0) return;
  if (!first) throw new TaskError(t('There are no columns to compare'));
  throw new TaskError(t('No column can be compared. The first, "{0}": {1}', first.name, reasonText(first)));
}

import { t } from '@vscode/l10n';
import type { QualityCheck } from '@vitruve/manifests';
import type { Database } from '../../tables/database.ts';
import { CannotCheck } from './cannot-check.ts';
import { failingExamples, writeFailingRows } from './failing-rows.ts';
import { foreignFault } from './foreign-texts.ts';
import { faultIn, measure, rowOf } from './one-pass.ts';
import { probeOf } from './probes/probe-of.ts';
import type { Probe } from './probes/probe.ts';
import type { FailingExample, Verdict } from './result.ts';
import type { OpenTable } from './subject.ts';

/** What the checks of a table need of their run. */
export interface TableRun {
  readonly database: Database;
  readonly tables: ReadonlyMap<string, OpenTable>;
  /** Milliseconds that ages are measured to. */
  readonly now: number;
  /** Rows of the table when a check passed last. */
  readonly rowsBefore: (check: string) => number | undefined;
  /** Where the failing rows of a check are written to for now, and where they will be. */
  readonly failuresOf: (
    check: QualityCheck,
  ) => { readonly path: string; readonly temporary: string } | undefined;
}

/** What was found of a check. */
export interface Found {
  readonly check: QualityCheck;
  readonly verdict: Verdict;
  readonly examples: readonly FailingExample[];
}

/** Makes all checks of a table. @returns them in the order of the suite, one by one. */
export async function* checkTable(run: TableRun, table: OpenTable): AsyncGenerator<Found> {
  const { database } = run;
  const probes = new Map<QualityCheck, Probe | Verdict>();
  for (const check of table.table.checks.values()) probes.set(check, await probed(run, table, check));
  const cells = await measure(database, table.from, [...probes.values()].filter(isProbe));
  for (const [check, probe] of probes) {
    if (!isProbe(probe)) {
      yield { check, verdict: probe, examples: [] };
      continue;
    }
    const measured = cells.get(probe) ?? [];
    const row = probe.query === undefined ? [] : await rowOf(database, probe.query);
    const fault = [measured, row].find((one) => typeof one === 'string');
    if (typeof fault === 'string' || typeof measured === 'string' || typeof row === 'string') {
      yield { check, verdict: notRun(String(fault)), examples: [] };
      continue;
    }
    const verdict = probe.judge(measured, row);
    const failing = probe.failing;
    const hasFailing = failing !== undefined && (verdict.failing ?? 0) > 0;
    const examples = hasFailing ? await failingExamples(database, table, failing) : [];
    const target = failing && run.failuresOf(check);
    if (failing && target) await writeFailingRows(database, table, failing, target.path, target.temporary);
    yield { check, verdict, examples };
  }
}

async function probed(run: TableRun, table: OpenTable, check: QualityCheck): Promise<Probe | Verdict> {
  const { database, tables, now, rowsBefore } = run;
  const [expectation] = check.expectations;
  if (!expectation) return notRun(t('There is no expectation'));
  try {
    const foreign = await foreignFault(database, check);
    if (foreign !== undefined) return notRun(foreign);
    const subject = { check, expectation, table, tables, now, rowsBefore: rowsBefore(check.name) };
    const probe = await probeOf(subject);
    const fault = await faultIn(database, table.from, probe);
    return fault === undefined ? probe : notRun(fault);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    return { ...notRun(error.message), ...(error.isOfData ? { status: 'failed' } : {}) };
  }
}

function notRun(message: string): Verdict {
  return { status: 'not-run', message };
}

function isProbe(one: Probe | Verdict): one is Probe {
  return 'judge' in one;
}

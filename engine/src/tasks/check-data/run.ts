import { copyFile, rm } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { suiteName, type QualityCheck, type QualityTable } from '@vitruve/manifests';
import { TaskError, uriOfPath } from '@vitruve/workspace';
import { storeMade } from '../../running/outputs/store.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database } from '../../tables/database.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { checkTable, type Found, type TableRun } from './check-table.ts';
import { QualityHistory } from './history.ts';
import type { CheckDataInputs } from './inputs.ts';
import { findTables, openTable, type FoundTable } from './open-tables.ts';
import { CHECK_SEVERITIES, type CheckResult, type SuiteResult, type TableResult } from './result.ts';
import type { OpenTable } from './subject.ts';
import { placeIn, readSuiteFile, type SuiteFile } from './suite-file.ts';

const DAY = 86_400_000;

/**
 * Runs the checks of a suite.
 * @throws UserError when it cannot begin.
 */
export async function runSuite(
  inputs: CheckDataInputs,
  context: RunContext<CheckResult>,
): Promise<SuiteResult> {
  const file = await readSuiteFile(inputs.suite);
  const chosen = chosenTables(file, inputs);
  const found = await findTables(file, inputs, context.folder);
  const scratch = await scratchFolder();
  const failures = failureFiles(file, chosen, scratch);
  const history = new QualityHistory(file.path, context.folder);
  try {
    const database = await Database.open({
      reads: found.flatMap(({ source }) => source?.files ?? []),
      writes: [...failures.values()].map(({ temporary }) => temporary),
      share: askedShare(inputs, context.resources),
      signal: context.signal,
    });
    try {
      const run = new SuiteRun(file, inputs, database, failures, context, await history.last());
      const result = await run.run(chosen, found);
      await storeFailures(result, failures);
      const fault = inputs.history === false ? undefined : await history.add(result);
      return fault === undefined ? result : { ...result, notRecorded: fault };
    } finally {
      await database.end();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The tables that are to be checked. @throws TaskError for one that the suite does not have. */
export function chosenTables(
  { suite, path }: SuiteFile,
  { table: names, tables = {} }: CheckDataInputs,
): readonly QualityTable[] {
  const all = [...suite.tables.values()];
  const known = all.map(({ name }) => name);
  for (const name of [...(names ?? []), ...Object.keys(tables)])
    if (!suite.tables.has(name))
      throw new TaskError(t('"{0}" has no table "{1}". Tables: {2}', path, name, known.join(', ')));
  return names === undefined ? all : all.filter(({ name }) => names.includes(name));
}

type Failures = ReadonlyMap<QualityCheck, { readonly path: string; readonly temporary: string }>;

/** The files of failing rows, with where they are written to until the run is over. */
function failureFiles({ path }: SuiteFile, tables: readonly QualityTable[], scratch: string): Failures {
  const checks = tables.flatMap((table) => [...table.checks.values()]);
  return new Map(
    checks.flatMap((check, index) => {
      if (!check.failures) return [];
      const target = resolve(dirname(path), check.failures.text);
      return [[check, { path: target, temporary: join(scratch, `${index}${extname(target)}`) }] as const];
    }),
  );
}

async function storeFailures({ tables }: SuiteResult, failures: Failures): Promise<void> {
  const written = new Set(tables.flatMap(({ checks }) => checks.flatMap(({ failures: path }) => path ?? [])));
  for (const { path, temporary } of failures.values())
    if (written.has(path))
      await storeMade(path, { within: dirname(path), replace: true }, (place) => copyFile(temporary, place));
}

/** One run of a suite on an open database. */
class SuiteRun {
  readonly #file: SuiteFile;
  readonly #inputs: CheckDataInputs;
  readonly #database: Database;
  readonly #failures: Failures;
  readonly #context: RunContext<CheckResult>;
  readonly #rowsBefore: (table: string, check: string) => number | undefined;

  constructor(
    file: SuiteFile,
    inputs: CheckDataInputs,
    database: Database,
    failures: Failures,
    context: RunContext<CheckResult>,
    rowsBefore: (table: string, check: string) => number | undefined,
  ) {
    this.#file = file;
    this.#inputs = inputs;
    this.#database = database;
    this.#failures = failures;
    this.#context = context;
    this.#rowsBefore = rowsBefore;
  }

  async run(chosen: readonly QualityTable[], found: readonly FoundTable[]): Promise<SuiteResult> {
    const open = new Map<string, OpenTable>();
    const faults = new Map<string, string>();
    for (const one of found) {
      const opened = await openTable(this.#database, one);
      if (typeof opened === 'string') faults.set(one.table.name, opened);
      else open.set(one.table.name, opened);
    }
    const total = chosen.reduce((sum, { checks }) => sum + checks.size, 0);
    let done = 0;
    const tables: TableResult[] = [];
    for (const table of chosen) {
      const opened = open.get(table.name);
      const checks: CheckResult[] = [];
      const finds = opened ? checkTable(this.#tableRun(open, table), opened) : this.#unread(table, faults);
      for await (const one of finds) {
        const result = this.#resultOf(one, table);
        checks.push(result);
        this.#context.onItem({ done: ++done, total, item: result });
      }
      const path = found.find((one) => one.table === table)?.path ?? '';
      tables.push({ name: table.name, path, rows: opened ? await this.#rowsOf(opened) : 0, checks });
    }
    const suite = suiteName(uriOfPath(this.#file.path), this.#file.suite);
    return { suite, path: this.#file.path, tables };
  }

  #tableRun(tables: ReadonlyMap<string, OpenTable>, { name }: QualityTable): TableRun {
    return {
      database: this.#database,
      tables,
      now: nowOf(this.#inputs),
      rowsBefore: (check) => this.#rowsBefore(name, check),
      failuresOf: (check) => this.#failures.get(check),
    };
  }

  async *#unread({ name, checks }: QualityTable, faults: ReadonlyMap<string, string>): AsyncGenerator<Found> {
    const message = faults.get(name) ?? '';
    for (const check of checks.values())
      yield await Promise.resolve({ check, verdict: { status: 'not-run', message }, examples: [] });
  }

  async #rowsOf({ from }: OpenTable): Promise<number> {
    const { rows } = await this.#database.rows(`SELECT count(*) FROM ${from}`, 1);
    return Number(rows[0]?.[0] ?? 0);
  }

  #resultOf({ check, verdict, examples }: Found, table: QualityTable): CheckResult {
    const { suite, text } = this.#file;
    const owner = (check.owner ?? table.owner ?? suite.owner)?.text;
    const severity = CHECK_SEVERITIES.find((one) => one === check.severity?.text) ?? 'error';
    const failures = verdict.status === 'not-run' ? undefined : this.#failures.get(check)?.path;
    return {
      table: table.name,
      check: check.name,
      expectation: check.expectations[0]?.name ?? '',
      columnNames: check.columns.map(({ text: name }) => name),
      severity,
      ...(owner === undefined ? {} : { owner }),
      ...(check.description ? { description: check.description.text } : {}),
      ...placeIn(text, check.key.span.start),
      ...verdict,
      examples,
      ...(failures === undefined ? {} : { failures }),
    };
  }
}

/** The end of the day that is given, in UTC, so that a value of that day is not one of the future. */
function nowOf({ today }: CheckDataInputs): number {
  return today === undefined ? Date.now() : Date.parse(`${today}T00:00:00Z`) + DAY;
}

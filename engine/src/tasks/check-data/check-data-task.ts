import { dirname, relative, resolve, sep } from 'node:path';
import schema from '@vitruve/schemas/tasks/check-data.schema.json' with { type: 'json' };
import { fingerprintOf } from '../../running/fingerprint.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { Status, Task } from '../../running/task.ts';
import type { CheckDataInputs } from './inputs.ts';
import { junit } from './junit.ts';
import { findTables } from './open-tables.ts';
import { printed } from './print.ts';
import { reportOf } from './report.ts';
import { CHECK_SEVERITIES, checksIn, type CheckResult, type SuiteResult } from './result.ts';
import { chosenTables, runSuite } from './run.ts';
import { readSuiteFile } from './suite-file.ts';
import { checkText, summaryText } from './texts.ts';
import { toJson } from './to-json.ts';

/** Another version finds something else in the same data. */
const VERSION = 1;

/** `vitruve/check-data`: whether the data of tables is what a quality suite says. */
export function checkDataTask(): Task<CheckDataInputs, CheckResult, SuiteResult> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      const file = await readSuiteFile(inputs.suite);
      const chosen = chosenTables(file, inputs);
      const found = await findTables(file, inputs, folder);
      const failures = chosen
        .flatMap(({ checks }) => [...checks.values()])
        .flatMap((check) => (check.failures ? [resolve(dirname(file.path), check.failures.text)] : []));
      const { output } = inputs;
      return {
        reads: [inputs.suite, ...found.flatMap(({ source, path }) => source?.files ?? [path])],
        writes: [...failures, ...(output === undefined ? [] : [output])],
        fingerprint: fingerprintOf(VERSION, {
          suite: relative(folder, inputs.suite).split(sep).join('/'),
          table: inputs.table,
          tables: Object.keys(inputs.tables ?? {}),
          replaced: Object.keys(inputs.replacements ?? {}),
          failOn: inputs.failOn,
          // Ages are measured to the day on which it runs.
          today: inputs.today ?? new Date().toISOString().slice(0, 10),
        }),
      };
    },
    run: async (inputs, context) => {
      const result = await runSuite(inputs, context);
      const { output } = inputs;
      if (output !== undefined) {
        const { folder } = context;
        const isXml = output.toLowerCase().endsWith('.xml');
        const text = isXml ? junit(result, folder) : `${JSON.stringify(toJson(result, folder), null, 2)}\n`;
        await writeOutput(output, text);
      }
      return result;
    },
    checks: ({ tables }) =>
      tables.flatMap(({ path, checks }) =>
        checks.flatMap(({ check, expectation, columnNames: columns, severity, status }) =>
          status === 'not-run'
            ? []
            : [{ file: path, name: check, expectation, columns, severity, isPassed: status === 'passed' }],
        ),
      ),
    describeItem: (check) => ({
      text: checkText(check),
      isFailure: false,
      isTold: check.status !== 'passed',
      isWork: true,
    }),
    summarize: (inputs, result) => ({
      text: summaryText(result),
      status: statusOf(inputs, result),
      metrics: metricsOf(result),
    }),
    report: (_inputs, result, { folder }) => reportOf(result, folder),
    toJson: (_inputs, result, { folder }) => toJson(result, folder),
    print: (_inputs, result, { folder }) => printed(result, folder),
    printsItems: true,
  };
}

/** A check that could not be made is a fault of the suite or of its files, whatever its severity. */
function statusOf({ failOn = 'error' }: CheckDataInputs, result: SuiteResult): Status {
  const checks = checksIn(result);
  if (checks.some(({ status }) => status === 'not-run')) return 'invalid';
  const counted = CHECK_SEVERITIES.slice(0, CHECK_SEVERITIES.indexOf(failOn) + 1);
  const fails = checks.some(({ status, severity }) => status === 'failed' && counted.includes(severity));
  return fails ? 'failed' : 'succeeded';
}

function metricsOf(result: SuiteResult): Readonly<Record<string, number>> {
  const checks = checksIn(result);
  const failed = checks.filter(({ status }) => status === 'failed');
  return {
    checks: checks.length,
    passed: checks.filter(({ status }) => status === 'passed').length,
    ...Object.fromEntries(
      CHECK_SEVERITIES.map((severity) => [
        severity,
        failed.filter((one) => one.severity === severity).length,
      ]),
    ),
    notRun: checks.filter(({ status }) => status === 'not-run').length,
    ...Object.fromEntries(result.tables.map(({ name, rows }) => [`${name}.rows`, rows])),
  };
}

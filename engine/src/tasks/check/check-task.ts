import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/check.schema.json' with { type: 'json' };
import type { Severity } from '@vitruve/manifests';
import {
  baselineRequest,
  checkPaths,
  FORMATS,
  json,
  summaryLine,
  statusOf,
  currentDay,
  readSchemasFrom,
  isTargeted,
  openWorkspace,
  pathOf,
  schemaFolder,
  type CheckResult,
  type Format,
  type CheckStatus,
} from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { Status, Task, TaskContext } from '../../running/task.ts';
import type { CheckInputs } from './inputs.ts';

/** What a check came to. */
export interface CheckOutcome {
  readonly status: CheckStatus;
  /** As `schemas/check-output.schema.json` describes it. */
  readonly output: CheckOutput;
  /** The report in the format that was asked for. */
  readonly text: string;
  /** `3 resources checked: 1 error` */
  readonly summary: string;
}

interface CheckOutput {
  readonly summary: Readonly<Record<Severity | 'manifests' | 'fixed', number>>;
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: Severity;
      readonly message: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
  readonly unread: readonly { readonly path: string; readonly message: string }[];
  readonly unchecked: readonly { readonly path: string; readonly message: string }[];
}

const VERSION = 1;

const STATUS: Readonly<Record<CheckStatus, Status>> = {
  passed: 'succeeded',
  failed: 'failed',
  unread: 'invalid',
};

/** `vitruve/check`: the findings of files and folders. */
export function checkTask(): Task<CheckInputs, never, CheckOutcome> {
  readSchemasFrom(schemaFolder());
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      const { output, baseline, ...others } = inputs;
      const asked = askedOf(inputs, context);
      const { workspace, targets } = await openWorkspace(pathsOf(inputs, context), asked);
      const reads = workspace.manifests().map(pathOf);
      const fixes = inputs.fix === true ? reads.filter((path) => isTargeted(targets, path)) : [];
      const isThere = baseline !== undefined && existsSync(baseline);
      const isWritten = baseline !== undefined && (!isThere || inputs.writeBaseline === true);
      return {
        reads: [...reads, ...(isThere ? [baseline] : [])],
        writes: [...fixes, ...(isWritten ? [baseline] : []), ...(output === undefined ? [] : [output])],
        fingerprint: fingerprintOf(
          VERSION,
          context.version,
          { ...portableInputs(schema, others, context.folder), baseline: baseline !== undefined },
          asked.today,
        ),
      };
    },
    run: async (inputs, context) => {
      const { format = 'pretty', output } = inputs;
      const result = await checkPaths(pathsOf(inputs, context), {
        ...askedOf(inputs, context),
        severity: inputs.severity ?? 'hint',
        fix: inputs.fix === true,
        withFixes: format === 'sarif',
        ignoreUnknown: inputs.ignoreUnknown === true,
        verbose: inputs.verbose === true,
        baseline: baselineRequest(inputs),
      });
      context.signal.throwIfAborted();
      const outcome = await outcomeOf(result, inputs, format);
      if (output !== undefined) await writeOutput(output, outcome.text);
      return outcome;
    },
    describeItem: (item) => item,
    summarize: (_inputs, { status, summary, output }) => ({
      text: summary,
      status: STATUS[status],
      metrics: output.summary,
    }),
    report: (_inputs, { output, summary }) => reportOf(output, summary),
    toJson: (_inputs, { output }) => output,
    print: (inputs, { text }) => (inputs.output === undefined ? text : ''),
  };
}

/** In a pipeline or the editor: the folder that it is asked from. */
function pathsOf({ paths }: CheckInputs, { folder }: TaskContext): readonly string[] {
  return paths && paths.length > 0 ? paths.map((path) => resolve(folder, path)) : [folder];
}

function askedOf(
  { today }: CheckInputs,
  { folder }: TaskContext,
): { readonly from: string; readonly today: string } {
  return { from: folder, today: today ?? currentDay() };
}

async function outcomeOf(result: CheckResult, inputs: CheckInputs, format: Format): Promise<CheckOutcome> {
  return {
    status: statusOf(result, inputs),
    output: JSON.parse(json(result)) as CheckOutput,
    text: await FORMATS[format](result),
    summary: summaryLine(result).trim(),
  };
}

function reportOf({ files, unread, unchecked }: CheckOutput, summary: string): readonly Block[] {
  const findings = files.flatMap(({ path, findings: all }) =>
    all.map(({ severity, rule, message, range }) => [`${path}:${range.start.line}`, severity, rule, message]),
  );
  return [
    { kind: 'title', text: t('Check report') },
    { kind: 'text', text: summary },
    ...(findings.length > 0 ? [table([t('Place'), t('Level'), t('Rule'), t('Message')], findings)] : []),
    ...(unread.length + unchecked.length > 0
      ? [
          table(
            [t('File not checked'), t('Reason')],
            [...unread, ...unchecked].map(({ path, message }) => [path, message]),
          ),
        ]
      : []),
  ];
}

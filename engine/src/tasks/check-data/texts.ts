import type { Cell } from '../../tables/process/protocol.ts';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import {
  CHECK_SEVERITIES,
  checksIn,
  type CheckResult,
  type CheckSeverity,
  type CheckStatus,
  type SuiteResult,
} from './result.ts';

/** `transactions/amount: failing: 3 of 1000 rows (0.3%)` */
export function checkText({ table, check, status, message }: CheckResult): string {
  const name = `${table}/${check}`;
  return status === 'not-run' ? t('{0} could not be checked: {1}', name, message) : `${name}: ${message}`;
}

/** `rows 3, 17: amount -5, -1` */
export function exampleText({ examples }: CheckResult): string | undefined {
  if (examples.length === 0) return undefined;
  const numbers = examples.map(({ row }) => row).join(', ');
  const rows = examples.length === 1 ? t('row {0}', numbers) : t('rows {0}', numbers);
  const columns = Object.keys(examples[0]?.values ?? {});
  const values = columns.map(
    (column) => `${column} ${examples.map((one) => shownValue(one.values[column])).join(', ')}`,
  );
  return values.length === 0 ? rows : `${rows}: ${values.join('; ')}`;
}

/** Where a check is: `orders.quality.yaml:12:7` */
export function placeText({ line, column }: CheckResult, { path }: SuiteResult, folder: string): string {
  return `${shownPath(folder, path)}:${line}:${column}`;
}

export function statusText(status: CheckStatus): string {
  return { passed: t('passed'), failed: t('failed'), 'not-run': t('not checked') }[status];
}

export function severityText(severity: CheckSeverity): string {
  return { error: t('error'), warning: t('warning'), information: t('information') }[severity];
}

/** `12 checks of 2 tables: 10 passed, 1 failed (1 error), 1 not checked` */
export function summaryText(result: SuiteResult): string {
  const checks = checksIn(result);
  const of = (status: CheckStatus): readonly CheckResult[] => checks.filter((one) => one.status === status);
  const failed = of('failed');
  const severities = CHECK_SEVERITIES.flatMap((severity) => {
    const count = failed.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${severityText(severity)}: ${count}`];
  });
  const parts = [
    t('passed: {0}', of('passed').length),
    ...(failed.length > 0 ? [t('failed: {0}', failed.length) + ` (${severities.join(', ')})`] : []),
    ...(of('not-run').length > 0 ? [t('not checked: {0}', of('not-run').length)] : []),
  ];
  const count = counted(checks.length, '{0} check', '{0} checks');
  const note =
    result.notRecorded === undefined ? '' : `. ${t('The run was not recorded: {0}', result.notRecorded)}`;
  return `${count}: ${parts.join(', ')}${note}`;
}

function shownValue(value: Cell | undefined): string {
  const text = String(value ?? '∅');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

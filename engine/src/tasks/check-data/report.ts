import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { shownPath } from '@vitruve/workspace';
import { table, type Block } from '../../running/report/block.ts';
import type { SuiteResult } from './result.ts';
import { exampleText, severityText, statusText, summaryText } from './texts.ts';

/** A report for people: each table with its checks. */
export function reportOf(result: SuiteResult, folder: string): readonly Block[] {
  return [
    { kind: 'title', text: t('Quality report: {0}', result.suite) },
    { kind: 'text', text: summaryText(result) },
    ...result.tables.flatMap(({ name, path, rows, checks }): Block[] => [
      { kind: 'heading', text: name },
      { kind: 'text', text: `${shownPath(folder, path)} · ${counted(rows, '{0} row', '{0} rows')}` },
      table(
        [t('Check'), t('Result'), t('Level'), t('Owner'), t('Detail')],
        checks.map((one) => [
          one.check,
          statusText(one.status),
          severityText(one.severity),
          one.owner ?? '',
          [one.message, exampleText(one)].filter(Boolean).join('; '),
        ]),
      ),
    ]),
  ];
}

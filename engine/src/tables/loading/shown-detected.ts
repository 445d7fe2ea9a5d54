import { t } from '@vscode/l10n';
import type { ValueRow } from '../../running/report/block.ts';
import type { Detected } from './raw-table.ts';

/** What was found out about a file, or told, as the rows of a report. */
export function shownDetected({
  encoding,
  separator,
  header,
  member,
  sheet,
  server,
}: Detected): readonly ValueRow[] {
  return [
    ...(server === undefined ? [] : [[t('Database'), server] as const]),
    ...(member === undefined ? [] : [[t('File in the archive'), member] as const]),
    ...(sheet === undefined ? [] : [[t('Sheet'), sheet] as const]),
    ...(encoding === undefined ? [] : [[t('Encoding'), encoding] as const]),
    ...(separator === undefined ? [] : [[t('Separator'), separator === '\t' ? 'tab' : separator] as const]),
    ...(header === undefined ? [] : [[t('Header'), header ? t('yes') : t('no')] as const]),
  ];
}

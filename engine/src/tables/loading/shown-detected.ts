import { t } from '@vscode/l10n';
import type { ValueRow } from '../../running/report/block.ts';
import type { Detected } from './raw-table.ts';

/** Of separators that nobody sees, as the inputs call them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\t', 'tab'],
  [' ', 'space'],
]);

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
    ...(separator === undefined ? [] : [[t('Separator'), NAMES.get(separator) ?? separator] as const]),
    ...(header === undefined ? [] : [[t('Header'), header ? t('yes') : t('no')] as const]),
  ];
}

import { t } from '@vscode/l10n';
import type { Subject } from '../../vision/detection/detection.ts';

/** A part of the page, whatever it is written as. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly heading: readonly string[]; readonly rows: readonly Row[] };

export type Row = readonly (string | number)[];

/** A table with a heading row. */
export function table(heading: readonly string[], rows: readonly Row[]): Block {
  return { kind: 'table', heading, rows };
}

/** What is looked for, in the plural. */
export function subjectName(subject: Subject): string {
  return subject === 'face' ? t('faces') : t('plates');
}

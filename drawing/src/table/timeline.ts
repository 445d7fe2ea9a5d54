import type { Timeline } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { filled, row, words } from './cells.ts';
import type { Table } from './table.ts';

/** The events in the order of their days, then those without a day. */
export function timelineTable({ events, undated }: Timeline): Table {
  const columns = [words('date', t('Date')), words('name', t('Name')), words('detail', t('Details'))];
  const rows = [
    ...events.map(({ id, date, label, detail, source }) => row(id, [date, label, detail], source)),
    ...undated.map(({ id, label, detail, source }) => row(id, ['', label, detail], source)),
  ];
  return filled(columns, rows);
}

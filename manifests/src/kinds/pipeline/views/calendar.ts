import { t } from '@vscode/l10n';
import { sourceOf } from '../../../core/views/source-of.ts';
import { cellItem, column, textCell } from '../../../core/views/table-cells.ts';
import type { TableCell, TableColumn, TableSection } from '../../../core/views/table.ts';
import type { DocumentView } from '../../../core/views/view.ts';
import { partitionOf } from '../matrix.ts';
import type { Partition, Pipeline, PipelineModel, Stage } from '../model.ts';
import { periodsOf } from '../partitions.ts';

/** Periods that are drawn of a stage, the last ones: nobody looks at thousands. */
const MOST = 1500;

/** How periods are arranged, by the length of their names: a row for what its columns have in common. */
const ARRANGEMENTS: readonly {
  /** Characters of a name of a period. */
  readonly length: number;
  /** Those of the name of a row. */
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly label: () => string;
}[] = [
  { length: 13, row: 10, first: 0, last: 23, label: () => t('Day') },
  { length: 10, row: 7, first: 1, last: 31, label: () => t('Month') },
  { length: 7, row: 4, first: 1, last: 12, label: () => t('Year') },
  { length: 4, row: 3, first: 0, last: 9, label: () => t('Decade') },
];

/** The periods of partitioned stages: months as rows of days, days as rows of hours. What became of each is known to who runs them. */
export const calendarView: DocumentView<PipelineModel> = {
  id: 'pipeline/calendar',
  scope: 'document',
  title: () => t('Calendar of partitions'),
  concerns: ({ pipeline }) => (pipeline?.partitions.size ?? 0) > 0,
  empty: () => t('No stage is partitioned, or its periods are not known.'),
  build({ model: { pipeline }, document: { uri }, today }) {
    if (!pipeline) return undefined;
    // Periods without an end are those that are over today.
    const now: Pipeline = { ...pipeline, moment: pipeline.moment ?? Date.parse(today) };
    const sections = [...now.stages.values()].flatMap((stage) => sectionsOf(stage, now, uri));
    if (sections.length === 0) return undefined;
    return { type: 'table', table: { notes: [t('Periods are in UTC.')], sections } };
  },
};

function sectionsOf(stage: Stage, pipeline: Pipeline, uri: string): readonly TableSection[] {
  return (stage.matrix?.variables ?? []).flatMap((variable) => {
    const partition = partitionOf(variable, pipeline);
    const periods = partition && periodsOf(partition, pipeline);
    return partition && periods && periods.length > 0 ? [sectionOf(stage, partition, periods, uri)] : [];
  });
}

function sectionOf(
  stage: Stage,
  partition: Partition,
  periods: readonly string[],
  uri: string,
): TableSection {
  const shown = new Set(periods.slice(-MOST));
  const arrangement = ARRANGEMENTS.find(({ length }) => length === periods[0]?.length) ?? ARRANGEMENTS[1];
  const { row: width = 7, first = 1, last = 31, label = (): string => '' } = arrangement ?? {};
  const suffixes = suffixesOf(first, last, width);
  const rows = [...new Set([...shown].map((period) => period.slice(0, width)))];
  const source = sourceOf(uri, stage.key.span);
  const cell = (period: string): TableCell =>
    shown.has(period) ? { items: [cellItem('·', source)] } : { items: [] };
  const left = periods.length - shown.size;
  return {
    id: `${stage.name}/${partition.name}`,
    title: `${stage.name} · ${partition.name}`,
    notes: left === 0 ? [] : [t('Earlier periods that are not shown: {0}', left)],
    columns: [
      column('period', label()),
      ...suffixes.map((suffix): TableColumn => {
        const digits = suffix.replace(/^\D/u, '');
        return { id: suffix, label: digits, kind: 'text', fullName: digits };
      }),
    ],
    rows: rows.map((row) => ({
      id: row,
      cells: [
        textCell(width === 3 ? `${row}0` : row, source),
        ...suffixes.map((suffix) => cell(row + suffix)),
      ],
    })),
    periods: { stage: stage.name, partition: partition.name },
  };
}

/** What follows the name of a row in the names of its periods: `-01`, `T06`, `5`. */
function suffixesOf(first: number, last: number, width: number): readonly string[] {
  const separator = width === 10 ? 'T' : width === 3 ? '' : '-';
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${separator}${String(first + index).padStart(width === 3 ? 1 : 2, '0')}`,
  );
}

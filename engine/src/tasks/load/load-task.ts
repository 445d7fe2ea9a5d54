import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/load.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table as tableBlock, type Block, type ValueRow } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import type { LoadedColumn } from '../../tables/loading/column-types.ts';
import { shownDetected } from '../../tables/loading/shown-detected.ts';
import { tableFormat } from '../../tables/table-file.ts';
import { writtenText } from '../../tables/told-of-table.ts';
import type { LoadInputs } from './inputs.ts';
import { askedSource } from './server-source.ts';
import { runLoad, type LoadResult } from './run.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 3;

/** `vitruve/load`: a table of a file as others publish it. */
export function loadTask(): Task<LoadInputs, undefined, LoadResult> {
  return {
    schema,
    version: VERSION,
    plan: (inputs) => {
      const { file, output, rejects, memory: _memory, threads: _threads, ...others } = inputs;
      askedSource(inputs);
      tableFormat(output);
      if (rejects !== undefined) tableFormat(rejects);
      return Promise.resolve({
        reads: file === undefined ? [] : [file],
        ...(file === undefined ? { unknown: t('the data of a database may have changed') } : {}),
        writes: rejects === undefined ? [output] : [output, rejects],
        fingerprint: fingerprintOf(
          VERSION,
          others,
          extname(file ?? ''),
          extname(output),
          extname(rejects ?? ''),
        ),
      });
    },
    run: runLoad,
    summarize: (_inputs, { output, rejected, detected, columns }, context) => ({
      text: [
        writtenText(output, context),
        ...(rejected > 0 ? [counted(rejected, '{0} row rejected', '{0} rows rejected')] : []),
        ...[...shownDetected(detected), ...shownUnits(columns), ...shownMarks(columns)].map(([name, value]) =>
          t('{0}: {1}', name, value),
        ),
      ].join(' · '),
      status: 'succeeded',
      metrics: { rows: output.rows, columns: output.columns.length, bytes: output.bytes, rejected },
    }),
    report: (inputs, result, context) => reportOf(inputs, result, context),
    toJson: (_inputs, { output, ...others }, { folder }) => ({
      version: 1,
      output: { ...output, path: shownPath(folder, output.path) },
      ...others,
    }),
  };
}

/** Units that numbers were written with, as nobody sees them in the values any more. */
function shownUnits(columns: LoadResult['columns']): readonly ValueRow[] {
  const units = new Set(columns.flatMap(({ unit }) => unit ?? []));
  return units.size === 0 ? [] : [[t('Units left out'), [...units].join(' ')]];
}

/** Columns of numbers in which a mark such as `?` is a missing value. */
function shownMarks(columns: LoadResult['columns']): readonly ValueRow[] {
  const marked = columns.flatMap(({ name, marked: count }) =>
    count === undefined ? [] : [`${name} (${count})`],
  );
  return marked.length === 0 ? [] : [[t('Read as missing: ?, NA, N/A'), marked.join(', ')]];
}

function reportOf(
  { file, table }: LoadInputs,
  { output, columns, rejected, detected }: LoadResult,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Loading report') },
    {
      kind: 'values',
      heading: file === undefined ? (table ?? t('Query')) : shownPath(folder, file),
      rows: [
        ...shownDetected(detected),
        ...shownMarks(columns),
        [t('Written to'), shownPath(folder, output.path)],
        [t('Rows'), output.rows],
        [t('Rejected rows'), rejected],
      ],
    },
    tableBlock(
      [t('Column'), t('Type'), t('Notation'), t('Unit')],
      columns.map(({ name, type, notation, unit }) => [name, type, notationText(notation), unit ?? '']),
    ),
  ];
}

function notationText(notation: LoadedColumn['notation']): string {
  switch (notation) {
    case 'named-month':
      return t('named month');
    case undefined:
      return '';
    case 'decimal-comma':
      return t('decimal comma');
    case 'decimal-point':
      return t('decimal point');
    case 'thousands':
      return t('groups of three digits');
    case 'day-first':
      return t('day/month/year');
    case 'month-first':
      return t('month/day/year');
    case 'given':
      return t('given');
  }
}

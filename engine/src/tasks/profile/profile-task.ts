import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/profile.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table, type Block, type ValueRow } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { shownNumber, shownValue } from '../../tables/shown-number.ts';
import { shownRows } from '../../tables/shown-rows.ts';
import { shownDetected } from '../../tables/loading/shown-detected.ts';
import { readTable } from '../../tables/table-file.ts';
import { readingOf, type ProfileInputs } from './inputs.ts';
import { KeptTables } from './kept-tables.ts';
import { TABLE_PREVIEW, type RowsParams, type TableProfile, type UnreadRows } from './task.ts';
import { rowsOf } from './rows.ts';
import { runProfile } from './run.ts';
import { columnHeading, columnRow } from './shown.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/profile`: what the columns of a table hold. */
export function profileTask(): Task<ProfileInputs, undefined, TableProfile> {
  const kept = new KeptTables();
  let isAsked = false;
  return {
    schema,
    version: VERSION,
    plan: async ({ table: path, rows, ...others }) => ({
      reads: await filesOf(path, kept),
      writes: [],
      fingerprint: fingerprintOf(VERSION, { rows, ...readingOf(others) }),
    }),
    run: async (inputs, context) => {
      try {
        return await runProfile(inputs, context, kept);
      } finally {
        // A process that asks for rows has them kept until it ends.
        if (!isAsked) await kept.dispose();
      }
    },
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: false }),
    summarize: (inputs, profile, context) => ({
      text: summaryOf(inputs, profile, context),
      status: 'succeeded',
      metrics: {
        rows: profile.rows,
        columns: profile.columns.length + profile.left,
        missing: profile.columns.reduce((sum, { missing }) => sum + missing, 0),
      },
    }),
    report: (inputs, profile, context) => reportOf(inputs, profile, context),
    toJson: ({ table: path }, { isFolder: _isFolder, ...profile }, { folder }) => ({
      ...{ version: 1, table: shownPath(folder, path), ...profile },
    }),
    print: (inputs, profile, context) => printed(inputs, profile, context),
    // The editor opens files.
    view: (_inputs, { isFolder }) => (isFolder ? undefined : TABLE_PREVIEW),
    requests: {
      'profile/rows': (params: RowsParams) => {
        isAsked = true;
        return rowsOf(params, kept);
      },
    },
    dispose: () => kept.dispose(),
  };
}

/** What a run reads. */
async function filesOf(path: string, kept: KeptTables): Promise<readonly string[]> {
  const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
  const isOpened = isFile && (await kept.needsOpening(path, new AbortController().signal));
  return isOpened ? [path] : (await readTable(path)).files;
}

function summaryOf({ table: path }: ProfileInputs, profile: TableProfile, { folder }: TaskContext): string {
  const { rows, columns, left } = profile;
  return [
    t(
      '{0}: {1}, {2}',
      shownPath(folder, path),
      counted(rows, '{0} row', '{0} rows'),
      counted(columns.length + left, '{0} column', '{0} columns'),
    ),
    ...(left === 0 ? [] : [t('Columns that were not looked at: {0}', shownNumber(left))]),
    ...readingRows(profile).map(([name, value]) => t('{0}: {1}', name, String(value))),
  ].join(' · ');
}

/** Which table of its file it is, and how it was read. */
function readingRows({ unread, ...profile }: TableProfile): readonly ValueRow[] {
  return [
    ...shownDetected(profile),
    ...(unread === undefined ? [] : [[t('Rows that cannot be read'), unreadText(unread)] as const]),
  ];
}

function unreadText({ rows, line, reason }: UnreadRows): string {
  return t('{0}, the first in line {1}: {2}', shownNumber(rows), line, reason);
}

function printed(inputs: ProfileInputs, profile: TableProfile, context: TaskContext): string {
  const columns = shownRows({
    columns: columnHeading().map((name) => ({ name, type: 'VARCHAR' })),
    rows: profile.columns.map((column) => columnRow(column, profile.rows)),
    isCut: false,
  });
  const text = `${summaryOf(inputs, profile, context)}\n\n${columns}`;
  if (profile.first.length === 0) return text;
  const rows = shownRows({
    columns: profile.columns,
    rows: profile.first.map((row) => row.slice(0, profile.columns.length)),
    isCut: profile.rows > profile.first.length,
  });
  return `${text}\n${rows}`;
}

function reportOf(
  { table: path }: ProfileInputs,
  profile: TableProfile,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Table profile') },
    {
      kind: 'values',
      heading: shownPath(folder, path),
      rows: [
        ...readingRows(profile),
        [t('Rows'), profile.rows],
        [t('Columns'), profile.columns.length + profile.left],
        [t('Bytes'), profile.bytes],
      ],
    },
    ...(profile.left === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: t('Columns that were not looked at: {0}', shownNumber(profile.left)),
          },
        ]),
    { kind: 'heading', text: t('Columns') },
    table(
      columnHeading(),
      profile.columns.map((column) => columnRow(column, profile.rows)),
    ),
    ...(profile.first.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: t('First rows') },
          table(
            profile.columns.map(({ name }) => name),
            profile.first.map((row) => row.slice(0, profile.columns.length).map(shownValue)),
          ),
        ]),
  ];
}

import { dirname, relative, resolve, sep } from 'node:path';
import {
  compareRuns,
  RunHistory,
  type Compared,
  type RecordedRun,
  type RunComparison,
  type RunSummary,
} from '@vitruve/engine';
import { terminalText, workspaceFolderOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';
import { adoptionHint } from './adopt.ts';
import {
  aligned,
  countsText,
  dayAndTime,
  difference,
  sizeText,
  reasonText,
  stateText,
  statusText,
  time,
} from './texts.ts';

/** Runs that are listed unless more are asked for. */
const LISTED = 20;

/** `vitruve runs`: the recorded runs of a pipeline, or of all pipelines of the workspace folder, the last ones first. */
export async function listRuns(
  file: string | undefined,
  { json, all }: { readonly json?: boolean; readonly all?: boolean },
): Promise<void> {
  const runs = await historyOf(file).list(all === true ? Infinity : LISTED);
  if (json === true) return emitJson(runs.map(plainSummary));
  if (runs.length === 0) {
    const hint = file === undefined ? undefined : await adoptionHint(resolve(file));
    return emit(
      `${[t('No runs are recorded'), ...(hint === undefined ? [] : [hint])].join('. ')}\n`,
      undefined,
    );
  }
  return emit(aligned(runs.map(row)), undefined);
}

/** `vitruve runs show`: what is recorded of a run. @throws CommandError when there is none with the number. */
export async function showRun(
  written: string | undefined,
  { json, log, stage }: { readonly json?: boolean; readonly log?: boolean; readonly stage?: string },
): Promise<void> {
  const history = historyOf(undefined);
  const run = await foundRun(history, written === undefined ? await lastId(history) : numberOf(written));
  if (log === true || stage !== undefined) {
    const lines = await history.log(run.id);
    const isShown = (line: string): boolean => stage === undefined || isOf(line, stage);
    return emit(
      lines.flatMap((line) => (isShown(line) ? [`${terminalText(line)}\n`] : [])).join(''),
      undefined,
    );
  }
  return json === true
    ? emitJson({ ...plainSummary(run), stages: run.stages })
    : emit(runText(run), undefined);
}

/** `vitruve runs compare`: two runs, or the last two of the same pipeline. */
export async function compareInTerminal(
  written: readonly string[],
  { json }: { readonly json?: boolean },
): Promise<void> {
  const history = historyOf(undefined);
  const [one, other] = await twoIds(history, written.map(numberOf));
  const [before, after] = [await foundRun(history, one), await foundRun(history, other)];
  const compared = compareRuns(before, after);
  if (json === true)
    return emitJson({ before: plainSummary(before), after: plainSummary(after), ...compared });
  return emit(comparisonText(before, after, compared), undefined);
}

/** What is recorded of a pipeline, or of all pipelines of the current workspace folder. @param file from the current folder. */
export function historyOf(file: string | undefined): RunHistory {
  const folder = process.cwd();
  if (file === undefined)
    return new RunHistory(workspaceFolderOf({ path: folder, folder: true }, folder), undefined);
  const path = resolve(folder, file);
  const root = workspaceFolderOf({ path, folder: false }, dirname(path));
  return new RunHistory(root, relative(root, path).split(sep).join('/'));
}

/** @throws CommandError when there is none. */
export async function foundRun(history: RunHistory, id: number | undefined): Promise<RecordedRun> {
  if (id === undefined) throw new CommandError(t('No runs are recorded'));
  const run = await history.read(id);
  if (!run) throw new CommandError(t('Run {0} does not exist. To list all runs, run "vitruve runs"', id));
  return run;
}

/** The number of the last run. */
export async function lastId(history: RunHistory): Promise<number | undefined> {
  return (await history.list(1))[0]?.id;
}

/** @throws CommandError for what is no number of a run. */
export function numberOf(written: string): number {
  const id = Number(written);
  if (!Number.isInteger(id) || id < 1) throw new CommandError(t('"{0}" is not the number of a run', written));
  return id;
}

/** Those that are given; with one, the run of the same pipeline before it; without any, the last one and the one before it. */
async function twoIds(history: RunHistory, ids: readonly number[]): Promise<readonly [number, number]> {
  const [one, other] = ids;
  if (one !== undefined && other !== undefined) return [one, other];
  const runs = await history.list();
  const last = one === undefined ? runs[0] : runs.find(({ id }) => id === one);
  const before = runs.find(({ id, head }) => last && id < last.id && head.pipeline === last.head.pipeline);
  if (!last || !before) throw new CommandError(t('There are no two runs to compare'));
  return [before.id, last.id];
}

function isOf(line: string, stage: string): boolean {
  return line.startsWith(`${stage} |`) || line.startsWith(`${stage}:`) || line.startsWith(`${stage} (`);
}

function row({ id, head, status, milliseconds, counts }: RunSummary): readonly string[] {
  return [
    String(id).padStart(4),
    dayAndTime(head.began),
    terminalText(head.pipeline),
    statusText(status),
    milliseconds === undefined ? '' : time(milliseconds),
    countsText(counts ?? {}).join(' · '),
    shortCommit(head.commit),
  ];
}

/** `a1b2c3d+` for files that were changed since that commit. */
function shortCommit(commit = ''): string {
  return `${commit.slice(0, 7)}${commit.endsWith('-dirty') ? '+' : ''}`;
}

function plainSummary({ id, head, status, milliseconds, counts }: RunSummary): object {
  const { pipeline, began, parameters, stages: asked, partitions, commit } = head;
  return { id, pipeline, began, status, milliseconds, commit, parameters, asked, partitions, counts };
}

function runText(run: RecordedRun): string {
  const { head, stages } = run;
  const named = Object.entries(head.parameters).map(([name, value]) => `${name}=${value}`);
  const lines = [
    `${row(run).join('  ').trim()}\n`,
    ...(named.length > 0 ? [`${t('Parameters')}: ${terminalText(named.join(', '))}\n`] : []),
    aligned(
      stages.map(({ run: name, state, milliseconds, reason = '', sizes = {} }) => [
        terminalText(name),
        stateText(state),
        state === 'done' || state === 'failed' ? time(milliseconds) : '',
        state === 'done' ? sizeText(Object.values(sizes).reduce((sum, size) => sum + size, 0)) : '',
        reasonText(reason),
      ]),
    ),
    aligned(
      stages.flatMap(({ run: name, metrics = {} }) =>
        Object.entries(metrics).map(([key, value]) => [
          terminalText(`${name}: ${key}`),
          terminalText(String(value)),
        ]),
      ),
    ),
  ];
  return lines.join('');
}

function comparisonText(before: RecordedRun, after: RecordedRun, compared: RunComparison): string {
  const { parameters, metrics, sizes, stages } = compared;
  const rows = <Value>(
    pairs: readonly Compared<Value>[],
    shown: (value: Value) => string,
  ): readonly (readonly string[])[] =>
    pairs.map(({ name, before: one, after: other }) => [
      terminalText(name),
      one === undefined ? '–' : terminalText(shown(one)),
      other === undefined ? '–' : terminalText(shown(other)),
      typeof one === 'number' && typeof other === 'number' && one !== other ? difference(other - one) : '',
    ]);
  const parts: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    [t('Parameters'), rows(parameters, String)],
    [t('Metrics'), rows(metrics, String)],
    [t('Sizes of outputs'), rows(sizes, sizeText).map((cells) => cells.slice(0, 3))],
    [
      t('Stages'),
      rows(stages, ({ state, milliseconds }) =>
        state === 'done' || state === 'failed'
          ? `${stateText(state)} ${time(milliseconds)}`
          : stateText(state),
      ),
    ],
  ];
  const shown = parts.filter(([, cells]) => cells.length > 0);
  return [
    `${row(before).join('  ').trim()}\n${row(after).join('  ').trim()}\n`,
    ...shown.map(
      ([title, cells]) =>
        `\n${title}\n${aligned(cells.map(([name = '', ...values]) => [`  ${name}`, ...values]))}`,
    ),
  ].join('');
}

function emitJson(value: unknown): Promise<void> {
  return emit(`${JSON.stringify(value, undefined, 2)}\n`, undefined);
}

import { diffResults, type OutputDifference, type RunDifference } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { unexpected } from '../excess.ts';
import { emit } from '../output.ts';
import { findPipeline } from './find-pipeline.ts';
import type { RunFlags } from './flags.ts';
import { requestFor } from './request.ts';
import { aligned, difference, sizeText } from './texts.ts';

/**
 * `vitruve diff [FILE] [REF]`: what the recorded results differ in from those of a commit, stage by stage.
 * @throws UserError when the pipeline cannot be read, or the reference names no commit.
 */
export async function diffInTerminal(
  names: readonly string[],
  { json, param }: Pick<RunFlags, 'json' | 'param'>,
): Promise<void> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const [reference = 'HEAD', excess] = stages;
  if (excess !== undefined) throw new CommandError(unexpected(excess));
  const found = await diffResults(requestFor(path, param), reference);
  const { commit, lockFile } = found;
  if (!lockFile.isInCommit) {
    const told = t(
      '"{0}" is not in commit {1} ({2}): all results count as added',
      lockFile.path,
      commit.slice(0, 10),
      reference,
    );
    process.stderr.write(`vitruve: ${terminalText(told)}\n`);
  }
  if (json === true) return emit(`${JSON.stringify(found, undefined, 2)}\n`, undefined);
  if (found.runs.length === 0) return emit(`${t('No result is other than in {0}', reference)}\n`, undefined);
  return emit(found.runs.map(runText).join(''), undefined);
}

function runText({ run, change, outputs, isCommandChanged, values, inputs }: RunDifference): string {
  const causes = [
    ...(isCommandChanged ? [t('its command changed')] : []),
    ...values.map(({ name, before = '–', after = '–' }) => t('{0} changed: {1} → {2}', name, before, after)),
    ...inputs.map(({ name }) => t('input "{0}" changed', name)),
  ];
  const rows = outputs.flatMap((output) => [
    ['  ', sign(output), terminalText(output.path), sizes(output)],
    ...output.metrics.map(({ name, before, after }) => [
      '  ',
      ' ',
      `  ${terminalText(name)}`,
      `${terminalText(String(before ?? '–'))} → ${terminalText(String(after ?? '–'))}${
        typeof before === 'number' && typeof after === 'number' ? ` (${difference(after - before)})` : ''
      }`,
    ]),
  ]);
  const same = change === 'changed' && outputs.length === 0 ? [t('the same outputs')] : [];
  const why = [...causes, ...same].map(terminalText).join(', ');
  return `${changeSign(change)} ${terminalText(run)}${why === '' ? '' : ` (${why})`}\n${aligned(rows)}`;
}

function changeSign(change: RunDifference['change']): string {
  return change === 'added' ? '+' : change === 'removed' ? '-' : '~';
}

function sign({ before, after }: OutputDifference): string {
  return before === undefined ? '+' : after === undefined ? '-' : '~';
}

function sizes({ sizeBefore, sizeAfter, before, after }: OutputDifference): string {
  const text = (size: number | undefined): string => (size === undefined ? '?' : sizeText(size));
  if (before?.endsWith('/') === true || after?.endsWith('/') === true) return '';
  if (before === undefined) return text(sizeAfter);
  return after === undefined ? text(sizeBefore) : `${text(sizeBefore)} → ${text(sizeAfter)}`;
}

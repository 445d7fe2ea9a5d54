import { cacheInfo, pruneCache, transferResults, verifyCache } from '@vitruve/engine';
import { amountOf, counted } from '@vitruve/manifests';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { emit } from '../output.ts';
import { findPipeline } from './find-pipeline.ts';
import { sizeText } from './texts.ts';

/** `vitruve cache`: where the cache is, and how much is in it. */
export async function cacheInTerminal({ json }: { readonly json?: boolean }): Promise<void> {
  const info = await cacheInfo(process.env);
  if (json === true) return emit(`${JSON.stringify(info, undefined, 2)}\n`, undefined);
  const { folder, count, size, limit } = info;
  const held = t('{0}, {1} of {2}', filesText(count), sizeText(size), sizeText(limit));
  return emit(`${terminalText(folder)}\n${held}\n`, undefined);
}

/** `vitruve cache prune`. @param written what is kept at most, such as `5Gi`. */
export async function pruneInTerminal(written: string | undefined): Promise<void> {
  const { count, size } = await pruneCache(process.env, written === undefined ? undefined : bytesOf(written));
  await emit(`${t('Removed: {0}, {1}', filesText(count), sizeText(size))}\n`, undefined);
}

/** `vitruve cache verify`. @returns 1 when something was damaged. */
export async function verifyInTerminal(): Promise<ExitCode> {
  const { count, removed } = await verifyCache(process.env);
  const lines = removed.map((digest) => `${terminalText(digest)}: ${t('damaged, removed')}\n`);
  await emit(`${lines.join('')}${t('Verified: {0}', filesText(count))}\n`, undefined);
  return removed.length === 0 ? EXIT.fine : EXIT.findings;
}

/** `vitruve cache push ADDRESS [FILE]`, `pull`. @returns 1 when results are missing where they were to be taken from. */
export async function transferInTerminal(
  direction: 'push' | 'pull',
  address: string,
  file: string | undefined,
): Promise<ExitCode> {
  const { path, stages } = await findPipeline(file === undefined ? [] : [file], process.cwd());
  if (stages.length > 0) throw new CommandError(t('"{0}" is not a pipeline', stages.join(' ')));
  const { count, size, present, missing } = await transferResults(direction, path, address, process.env);
  const done =
    direction === 'push'
      ? t('Sent: {0}, {1}', filesText(count), sizeText(size))
      : t('Fetched: {0}, {1}', filesText(count), sizeText(size));
  const lines = [
    ...missing.map(
      (run) =>
        `${terminalText(run)}: ${direction === 'push' ? t('its result is not in the cache') : t('its result is not there')}`,
    ),
    ...(present > 0 ? [`${done} (${t('{0} were there already', present)})`] : [done]),
  ];
  await emit(lines.map((line) => `${line}\n`).join(''), undefined);
  return missing.length === 0 ? EXIT.fine : EXIT.findings;
}

function filesText(count: number): string {
  return counted(count, '{0} file', '{0} files');
}

function bytesOf(written: string): number {
  const bytes = amountOf(written);
  if (bytes === undefined || bytes < 0)
    throw new CommandError(t('"{0}" is not a valid size: write one such as 5Gi', written));
  return Math.floor(bytes);
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportPipeline, type ExportOptions, type ExportTarget } from '@vitruve/engine';
import { counted } from '@vitruve/manifests';
import { terminalLines } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';

/** What a pipeline is exported with. */
interface ExportRequest {
  readonly options: ExportOptions;
  readonly parameters: ReadonlyMap<string, string>;
  readonly partitions: ReadonlyMap<string, string>;
  /** The file to write; the standard output otherwise. */
  readonly output: string | undefined;
}

/**
 * Writes a pipeline for another program, and tells what it does without there.
 * @throws UserError for what cannot be expressed there.
 */
export async function exportInTerminal(
  file: string,
  target: ExportTarget,
  { options, output, ...given }: ExportRequest,
): Promise<void> {
  const path = resolve(file);
  if (!existsSync(path)) throw new CommandError(t('File or folder "{0}" does not exist', file));
  const { text, lost } = await exportPipeline(path, target, options, given);
  for (const line of lost) process.stderr.write(`${terminalLines(line)}\n`);
  if (lost.length > 0) process.stderr.write(`${counted(lost.length, '{0} info', '{0} infos')}\n`);
  await emit(text, output);
}

import { acceptResults } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { emit } from '../output.ts';
import { findPipeline } from './find-pipeline.ts';
import type { RunFlags } from './flags.ts';
import { requestFor } from './request.ts';

/**
 * Records what is on disk as the results of stages.
 * @throws UserError when a stage or one of its files does not exist.
 */
export async function acceptInTerminal(
  names: readonly string[],
  { param, partition = new Map() }: Pick<RunFlags, 'param' | 'partition'>,
): Promise<ExitCode> {
  const { path, stages } = await findPipeline(names, process.cwd());
  const accepted = await acceptResults({
    ...requestFor(path, param),
    selection: { stages, only: true, partitions: partition },
  });
  await emit(accepted.map((run) => `${terminalText(run)}: ${t('accepted')}\n`).join(''), undefined);
  return EXIT.fine;
}

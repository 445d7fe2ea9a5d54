import { t } from '@vscode/l10n';
import type { PortablePipeline, PortableRun } from './portable/portable-pipeline.ts';
import type { Remarks } from './remarks.ts';
import { shellWord } from './scripts.ts';

/** The command that runs a stage with a task of Vitruve, in the folder of the pipeline: Vitruve runs it, from the same file. */
export function taskCommand(
  { stage, values }: PortableRun,
  { file, given }: PortablePipeline,
  remarks: Remarks,
): string {
  if (values.size > 0)
    remarks.refuse(
      stage.uses?.span ?? stage.key.span,
      t('Stage "{0}": a task of Vitruve with a matrix cannot be exported', stage.name),
    );
  const options = [...given].map(([name, value]) => `--param ${shellWord(`${name}=${value}`)}`);
  return [
    'vitruve run',
    shellWord(file),
    '--stage',
    shellWord(stage.name),
    '--only --force',
    ...options,
  ].join(' ');
}

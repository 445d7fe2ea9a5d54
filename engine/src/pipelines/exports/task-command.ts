import { t } from '@vscode/l10n';
import { scalarOf, type Stage, type YamlScalar } from '@vitruve/manifests';
import { TASK_SCHEMAS } from '@vitruve/schemas/every-task';
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
  for (const [input, program] of programsOf(stage))
    remarks.lose(
      input.span,
      t('Stage "{0}" requires the program "{1}" in its image or on its machine', stage.name, program),
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

/** Programs that the task needs with the inputs of its stage. */
function programsOf({ uses, with: given }: Stage): readonly (readonly [YamlScalar, string])[] {
  const schema = TASK_SCHEMAS.find((each) => each['x-task'] === uses?.text);
  return Object.entries(schema?.properties ?? {}).flatMap(([name, { 'x-programs': programs }]) => {
    const input = scalarOf(given, name);
    const program = input && programs?.[input.text];
    return input && program !== undefined ? [[input, program] as const] : [];
  });
}

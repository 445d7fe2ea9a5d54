import { relative } from 'node:path/posix';
import type { ExpressionPart, Run, RunValues, Stage } from '@vitruve/manifests';
import { asArgument } from '../../commands/run-command.ts';
import { expandedScript } from '../../commands/script.ts';
import type { PlannedRun } from '../../plan/plan.ts';
import type { StageSettings } from '../../plan/stage-settings.ts';

/** What the scripts of a run are written from. */
export interface ScriptSource {
  readonly stage: Stage;
  readonly run: Run;
  readonly planned: Pick<PlannedRun, 'withheld'>;
  readonly settings: Pick<StageSettings, 'shell' | 'workdir'>;
  readonly values: RunValues;
}

/**
 * The scripts of a run with values in the place of their expressions; paths count from the folder in which it starts.
 * @param variableOf the variable that holds the value of an expression when the script is run, where there is one.
 * @throws ScriptError for a value that cannot stand at its place.
 */
export function writtenCommands(
  source: ScriptSource,
  variableOf: (parts: readonly ExpressionPart[]) => string | undefined,
): readonly string[] {
  return source.stage.run.map(({ text }) =>
    expandedScript(text, source.settings.shell, (parts) => valuesOf(source, parts), variableOf),
  );
}

/** The values of an expression as a script has them. */
export function valuesOf(
  { stage, run, planned, settings, values }: ScriptSource,
  parts: readonly ExpressionPart[],
): readonly string[] | undefined {
  const all = values.valuesIn(stage, run, parts);
  const namespace = parts[0]?.text;
  if (namespace !== 'outputs' && namespace !== 'stages') return all;
  return all
    ?.filter((path) => namespace === 'outputs' || !planned.withheld.has(path))
    .map((path) => asArgument(relative(settings.workdir, path)));
}

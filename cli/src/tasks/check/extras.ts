import type { CheckInputs } from '@vitruve/engine';
import { checkPaths, FORMATS, statusOf, currentDay } from '@vitruve/workspace';
import { createColors } from 'picocolors';
import { hasColors } from '../../colors.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { emit } from '../../output.ts';
import type { CommandExtras } from '../../task/command.ts';

/** `vitruve check`: it runs without loading the engine. */
export const CHECK_EXTRAS: CommandExtras = {
  // What every run can be asked for is the engine's to do.
  instead: (inputs, flags) => (Object.keys(flags).length === 0 ? check(inputs) : undefined),
};

async function check(inputs: CheckInputs): Promise<ExitCode> {
  const { paths = ['.'], format = 'pretty', output } = inputs;
  const result = await checkPaths(paths, {
    from: process.cwd(),
    today: inputs.today ?? currentDay(),
    severity: inputs.severity ?? 'hint',
    fix: inputs.fix === true,
    withFixes: format === 'sarif',
    ignoreUnknown: inputs.ignoreUnknown === true,
    verbose: inputs.verbose === true,
  });
  const colors = createColors(output === undefined && hasColors());
  await emit(await FORMATS[format](result, colors), output);
  const status = statusOf(result, inputs);
  return { passed: EXIT.fine, failed: EXIT.findings, unread: EXIT.failure }[status];
}

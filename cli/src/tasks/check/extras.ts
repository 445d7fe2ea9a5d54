import type { CheckInputs } from '@vitruve/engine';
import {
  baselineRequest,
  checkPaths,
  FORMATS,
  statusOf,
  currentDay,
  readPiped,
  type CheckOptions,
} from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { createColors } from 'picocolors';
import { hasColors } from '../../colors.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import type { RunFlags } from '../../task/flags.ts';
import { emit } from '../../output.ts';
import { CommandError } from '../../command-error.ts';
import type { CommandExtras } from '../../task/command.ts';

/** `vitruve check`: it runs without loading the engine. */
export const CHECK_EXTRAS: CommandExtras = {
  // What every run can be asked for is the engine's to do.
  instead: (inputs: CheckInputs, flags) => {
    if (inputs.paths?.includes('-') === true) return checkPiped(inputs, flags);
    if (inputs.as !== undefined || inputs.stdinFilename !== undefined)
      throw new CommandError(t('--as and --stdin-filename require "-", which reads standard input'));
    return Object.keys(flags).length === 0 ? check(inputs) : undefined;
  },
};

/** Checks standard input: `helm template . | vitruve check -`. */
async function checkPiped(inputs: CheckInputs, { json, report, quiet }: RunFlags): Promise<ExitCode> {
  if (inputs.paths?.length !== 1)
    throw new CommandError(t('"-" reads standard input and cannot be combined with files and folders'));
  if (inputs.fix === true || report !== undefined || quiet === true)
    throw new CommandError(t('--fix, --report and --quiet cannot be used with standard input'));
  const { as, stdinFilename: filename } = inputs;
  const piped = await readPiped(process.stdin, { from: process.cwd(), as, filename });
  return check(json === true ? { ...inputs, format: 'json' } : inputs, piped);
}

async function check(inputs: CheckInputs, piped?: CheckOptions['piped']): Promise<ExitCode> {
  const { paths = ['.'], format = 'pretty', output } = inputs;
  const result = await checkPaths(paths, {
    from: process.cwd(),
    today: inputs.today ?? currentDay(),
    piped,
    severity: inputs.severity ?? 'hint',
    fix: inputs.fix === true,
    withFixes: format === 'sarif',
    ignoreUnknown: inputs.ignoreUnknown === true,
    verbose: inputs.verbose === true,
    baseline: baselineRequest(inputs),
  });
  const colors = createColors(output === undefined && hasColors());
  await emit(await FORMATS[format](result, colors), output);
  const status = statusOf(result, inputs);
  return { passed: EXIT.fine, failed: EXIT.findings, unread: EXIT.failure }[status];
}

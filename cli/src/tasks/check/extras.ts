import type { Severity } from '@vitruve/manifests';
import { checkPaths, FORMATS, statusOf, currentDay, type Format } from '@vitruve/workspace';
import { createColors } from 'picocolors';
import { hasColors } from '../../colors.ts';
import { EXIT, type ExitCode } from '../../failure.ts';
import { emit } from '../../output.ts';
import type { CommandExtras } from '../../task/command.ts';

/** The flags of `vitruve check`, as they were read. */
interface CheckFlags {
  readonly paths?: readonly string[];
  readonly format?: Format;
  readonly fix?: boolean;
  readonly today?: string;
  readonly maxWarnings?: number;
  readonly failOn?: Severity;
  readonly severity?: Severity;
  readonly output?: string;
}

/** `vitruve check`: it runs without loading the engine. */
export const CHECK_EXTRAS: CommandExtras = {
  // What every run can be asked for is the engine's to do.
  instead: (inputs, flags) => (Object.keys(flags).length === 0 ? check(inputs) : undefined),
};

async function check(flags: CheckFlags): Promise<ExitCode> {
  const { paths = ['.'], format = 'pretty', output } = flags;
  const result = await checkPaths(paths, {
    from: process.cwd(),
    today: flags.today ?? currentDay(),
    severity: flags.severity ?? 'hint',
    fix: flags.fix === true,
    withFixes: format === 'sarif',
  });
  const colors = createColors(output === undefined && hasColors());
  await emit(await FORMATS[format](result, colors), output);
  const status = statusOf(result, flags);
  return { passed: EXIT.fine, failed: EXIT.findings, unread: EXIT.failure }[status];
}

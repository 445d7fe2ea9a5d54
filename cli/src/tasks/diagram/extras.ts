import type { DiagramInputs } from '@vitruve/engine';
import { t } from '@vscode/l10n';
import {
  currentDay,
  drawView,
  formatOfFile,
  chosenView,
  terminalLines,
  terminalText,
  viewsOf,
  wantedLevel,
} from '@vitruve/workspace';
import { CommandError } from '../../command-error.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { emit } from '../../output.ts';
import type { CommandExtras } from '../../task/command.ts';

/** `vitruve diagram`: it lists what there is to draw, and draws to the standard output. */
export const DIAGRAM_EXTRAS: CommandExtras = {
  // What every run can be asked for is the engine's to do.
  instead: (inputs, flags) => (Object.keys(flags).length === 0 ? diagram(inputs) : undefined),
};

async function diagram(inputs: DiagramInputs): Promise<ExitCode> {
  const { path = '.', output } = inputs;
  const asked = { from: process.cwd(), today: inputs.today ?? currentDay() };
  if (inputs.list === true) {
    const views = await viewsOf(path, asked);
    await emit(
      views.map(({ view, title }) => `${view.padEnd(24)} ${terminalText(title)}\n`).join(''),
      output,
    );
    return EXIT.fine;
  }
  const format = inputs.as ?? formatOfFile(output);
  if (format === 'png' && output === undefined && process.stdout.isTTY) {
    throw new CommandError(t('A PNG image is binary: use --output to write it to a file'));
  }
  const view = await chosenView(path, inputs.view, asked, wantedLevel(inputs));
  const { content, remarks } = await drawView(view, format, inputs);
  for (const remark of remarks) process.stderr.write(`${terminalLines(remark)}\n`);
  await emit(content, output);
  return EXIT.fine;
}

import { t } from '@vscode/l10n';
import {
  currentDay,
  drawView,
  formatOfFile,
  chosenView,
  viewsOf,
  terminalLines,
  terminalText,
  type DrawOptions,
  type PictureFormat,
} from '@vitruve/workspace';
import { EXIT, Failure, type ExitCode } from '../../failure.ts';
import { emit } from '../../output.ts';
import type { CommandExtras } from '../../task/command.ts';

/** The flags of `vitruve diagram`, as they were read. */
interface DiagramFlags extends Partial<DrawOptions> {
  readonly path?: string;
  readonly view?: string;
  readonly as?: PictureFormat;
  readonly list?: boolean;
  readonly today?: string;
  readonly output?: string;
}

/** `vitruve diagram`: it lists what there is to draw, and draws to the standard output. */
export const DIAGRAM_EXTRAS: CommandExtras = {
  // What every run can be asked for is the engine's to do.
  instead: (inputs, flags) => (Object.keys(flags).length === 0 ? diagram(inputs) : undefined),
};

async function diagram(flags: DiagramFlags): Promise<ExitCode> {
  const { path = '.', output } = flags;
  const asked = { from: process.cwd(), today: flags.today ?? currentDay() };
  if (flags.list === true) {
    const views = await viewsOf(path, asked);
    await emit(
      views.map(({ view, title }) => `${view.padEnd(24)} ${terminalText(title)}\n`).join(''),
      output,
    );
    return EXIT.fine;
  }
  const format = flags.as ?? formatOfFile(output);
  if (format === 'png' && output === undefined && process.stdout.isTTY) {
    throw new Failure(t('A PNG image is binary: use --output to write it to a file'));
  }
  const view = await chosenView(path, flags.view, asked);
  const { content, remarks } = await drawView(view, format, flags);
  for (const remark of remarks) process.stderr.write(`${terminalLines(remark)}\n`);
  await emit(content, output);
  return EXIT.fine;
}

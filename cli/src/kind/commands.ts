import { t } from '@vscode/l10n';
import type { KindDeclaration } from '@vitruve/manifests';
import { currentDay } from '@vitruve/workspace';
import { Option, type Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { dayOption } from '../day-option.ts';

interface KindCommandFlags {
  readonly folder: string;
  readonly today?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly output?: string;
}

/** `Commands: index, supersede`, for the list of all commands. */
export function kindTitle({ terminalCommands = [] }: KindDeclaration): string {
  return t('Commands of this kind: {0}', terminalCommands.map(({ name }) => name).join(', '));
}

/** Adds `vitruve <kind> <name>` for each command that a kind declares. @param end hears the exit code. */
export function addKindCommands(
  parent: Command,
  { id, terminalCommands = [] }: KindDeclaration,
  end: (code: ExitCode) => void,
): void {
  for (const {
    name,
    arguments: args,
    describe,
    isQuestion,
    writesFile,
    comparesWith,
    readsNoManifests,
    options = [],
  } of terminalCommands) {
    const usage = args.map((one) => (one.isOptional === true ? `[${one.name}]` : `<${one.name}>`));
    const command = parent
      .command([name, ...usage].join(' '))
      .description(describe())
      .helpOption('-h, --help', t('Print help'))
      .option('--folder <folder>', t('Workspace folder of the command'), '.')
      .addOption(
        isQuestion === true
          ? new Option('--json', t('Print the result as JSON'))
          : new Option('--check', t('Write nothing, and fail if something would change')),
      )
      .addOption(dayOption())
      .addOption(new Option('--locale <tag>', t('Language of messages: en or fr (default: system language)')))
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        const flags = command.opts<KindCommandFlags>();
        const named = command.opts<Readonly<Record<string, unknown>>>();
        const values = [
          ...args.map((one, at) => [one.name, given[at]] as const),
          ...options.map((one) => [one.name, named[one.name]] as const),
        ];
        const answers = values.filter((one): one is [string, string] => typeof one[1] === 'string');
        const { runKindCommand } = await import('./run.ts');
        const isDone = await runKindCommand(id, name, Object.fromEntries(answers), {
          folder: flags.folder,
          today: flags.today ?? currentDay(),
          check: flags.check === true,
          json: flags.json === true,
          markdown: flags.markdown === true,
          onlyNamed: readsNoManifests === true,
          ...(flags.output === undefined ? {} : { output: flags.output }),
          ...(comparesWith === undefined ? {} : { comparesWith }),
        });
        end(isDone ? EXIT.fine : EXIT.findings);
      });
    for (const option of options) command.option(`--${option.name} <${option.name}>`, option.describe());
    if (writesFile === true) command.option('-o, --output <file>', t('Write to a file'));
    if (comparesWith !== undefined)
      command.addOption(
        new Option('--markdown', t('Print the result as Markdown, for a comment')).conflicts('json'),
      );
  }
}

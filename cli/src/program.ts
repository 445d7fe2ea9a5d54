import { t } from '@vscode/l10n';
import {
  currentDay,
  serverModule,
  terminalLines,
  terminalText,
  UserError,
  VERSION,
} from '@vitruve/workspace';
import { Command, CommanderError, Option } from 'commander';
import { dayOption } from './day-option.ts';
import { addExport } from './export.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { addKindCommands, kindTitle } from './kind/commands.ts';
import { creatableKinds, kindsWithCommands, tableKinds } from './kinds.ts';
import { misuseText, titleText } from './misuse.ts';
import { optionText } from './option-text.ts';
import { nativeFault } from './native.ts';
import { emit } from './output.ts';
import { addCache } from './pipelines/cache-command.ts';
import { addLock } from './pipelines/lock-command.ts';
import { addAccept, addDiff, addRun, addRuns, addStatus } from './pipelines/command.ts';
import type { ImportFlags } from './import.ts';
import type { ServeFlags } from './serve/flags.ts';
import { shown } from './shown.ts';
import { addTaskCommand, type TaskCommand } from './task/command.ts';

/** Runs the command line. @returns the exit code; undefined for a command that goes on, as the language server does. */
export async function run(args: readonly string[]): Promise<ExitCode | undefined> {
  let exitCode: ExitCode | undefined = EXIT.fine;
  const program = await programFor(args, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine;
      if (error.code !== 'commander.help')
        process.stderr.write(`vitruve: ${terminalLines(misuseText(error, program, args))}\n`);
      return EXIT.failure;
    }
    const message = error instanceof UserError ? error.message : nativeFault(error);
    if (message === undefined) throw error;
    process.stderr.write(`vitruve: ${terminalLines(message)}\n`);
    return EXIT.failure;
  }
}

/** Hears the exit code of the command that was run. */
type End = (code: ExitCode | undefined) => void;

/** All commands with their options. */
export async function newProgram(end: End): Promise<Command> {
  const [{ EXTRAS }, { addServeOptions, taskCommands }] = await Promise.all([
    import('./tasks/index.ts'),
    import('./tasks/every-task.ts'),
  ]);
  return withCommands(end, taskCommands(EXTRAS), addServeOptions);
}

/** The commands that arguments may mean: to read the inputs of every task takes as long as to check a file. */
async function programFor(args: readonly string[], end: End): Promise<Command> {
  const [first] = args;
  const isEnough = ({ commands, options }: Command): boolean =>
    commands.some((one) => one.name() === first) ||
    options.some((one) => one.attributeName() === 'version' && (first === one.long || first === one.short));
  const withoutTasks = withCommands(end);
  if (isEnough(withoutTasks)) return withoutTasks;
  const { EXTRAS } = await import('./tasks/index.ts');
  const withExtras = withCommands(end, EXTRAS);
  return isEnough(withExtras) ? withExtras : newProgram(end);
}

/** @param addServeOptions without it, there are no services. */
function withCommands(
  end: End,
  tasks: readonly TaskCommand[] = [],
  addServeOptions?: (command: Command) => Command,
): Command {
  const program = new Command('vitruve')
    .description(
      t('Check and draw decisions, responsibilities, risks, Kubernetes manifests, workflows and pipelines'),
    )
    .version(VERSION, '-V, --version', t('Print the version'))
    .helpOption('-h, --help', t('Print help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: titleText,
      optionDescription: optionText,
      argumentDescription: optionText,
    })
    .addOption(localeOption());
  const withOptions = (one: Command): Command =>
    one.helpOption('-h, --help', t('Print help')).addOption(localeOption());
  const command = (usage: string, description: string): Command =>
    withOptions(program.command(usage).description(description));
  for (const task of tasks) addTaskCommand(task, command, end);
  addRun(command('run', t('Run the stages of a pipeline whose inputs changed')), end);
  addAccept(
    command('accept', t('Record the files on disk as the results of stages, without running them')),
    end,
  );
  addStatus(command('status', t('Show which stages of a pipeline would run, and why')), end);
  addRuns(command('runs', t('List, show and compare runs of pipelines')), withOptions);
  addCache(command('cache', t('Show, clean and share the cache of results of pipelines')), withOptions, end);
  addLock(command('lock', t('Merge lock files of pipelines with Git')), withOptions);
  addDiff(command('diff', t('Compare the results of a pipeline with those of a commit')));
  addNew(command('new <kind> <title>', t('Create a manifest: {0}', creatableKinds().join(', '))));
  for (const kind of kindsWithCommands())
    addKindCommands(command(kind.terminalName ?? kind.id, kindTitle(kind)), kind, end);
  addImport(
    command(
      'import <files...>',
      t('Create a manifest from a CSV file, an Excel workbook, or files or a folder of another program'),
    ),
  );
  addExport(
    command(
      'export <manifest>',
      t('Export the tables of a manifest, or a pipeline or objectives to another program'),
    ),
  );
  if (addServeOptions) addServe(addServeOptions(command('serve', t('Start a task as an HTTP service'))), end);
  addRules(command('rules [rule]', t('List the rules, or show the documentation of one')));
  addMcp(
    command(
      'mcp [folder]',
      t('Answer AI assistants over the Model Context Protocol: read-only, on standard input and output'),
    ),
  );
  addServer(command('lsp', t('Run the language server for an editor')), end);
  return program;
}

function addNew(command: Command): void {
  command
    .option('--template <template>', t('Template of the kind'))
    .option('--folder <folder>', t('Workspace folder for the new file'), '.')
    .addOption(dayOption())
    .action(
      async (kind: string, title: string, flags: { template?: string; folder: string; today?: string }) => {
        const options = {
          folder: flags.folder,
          template: flags.template,
          today: flags.today ?? currentDay(),
        };
        const { createManifest } = await import('./create.ts');
        const written = await createManifest(kind, title, options);
        await emit(written.map((path) => `${terminalText(shown(path))}\n`).join(''), undefined);
      },
    );
}

function addImport(command: Command): void {
  command
    .addOption(
      new Option('--kind <kind>', t('Kind of manifest (default: from the headings)')).choices(tableKinds()),
    )
    .addOption(
      new Option(
        '--column <name=field>',
        t('What a column holds: its heading or number, and a field or "other" (repeatable)'),
      ).argParser((written: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), written]),
    )
    .option('-o, --output <file>', t('Write to a new file'))
    .action(async (files: string[], flags: ImportFlags) => {
      const { importInTerminal } = await import('./import.ts');
      await importInTerminal(files, flags);
    });
}

function addServe(command: Command, end: (code: ExitCode) => void): void {
  command.action(async (flags: ServeFlags) => {
    const { serveTask } = await import('./serve/serve.ts');
    end(await serveTask(flags, process.env));
  });
}

function addRules(command: Command): void {
  command.action(async (rule: string | undefined) => {
    const { rulesText } = await import('./rules.ts');
    await emit(await rulesText(rule), undefined);
  });
}

function addMcp(command: Command): void {
  command.action(async (folder: string | undefined) => {
    const { serveMcp } = await import('./mcp/serve.ts');
    await serveMcp(folder ?? '.', { input: process.stdin, output: process.stdout });
  });
}

function addServer(command: Command, end: (code: undefined) => void): void {
  command
    .addOption(new Option('--stdio', t('Communicate over standard input and output')).makeOptionMandatory())
    .action(async () => {
      // The server reads its transport from the arguments of the process, and ends the process itself.
      await import(serverModule());
      end(undefined);
    });
}

function localeOption(): Option {
  return new Option('--locale <tag>', t('Language of messages: en or fr (default: system language)'));
}

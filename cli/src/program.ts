import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests/core/language';
import type { Severity } from '@vitruve/manifests/core/findings/finding';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createColors } from 'picocolors';
import { serverModule, VERSION } from './assets.ts';
import { addServeOptions } from './serve/flags.ts';
import type { ServeFlags } from './serve/serve.ts';
import { checkPaths } from './check/check.ts';
import { SEVERITIES, type CheckResult } from './check/result.ts';
import { creatableKinds, createManifest } from './create.ts';
import {
  EXPORT_FORMATS,
  exportManifest,
  importTable,
  remarkLine,
  tableKinds,
  type ExportFormat,
} from './exchange.ts';
import { drawView, PICTURE_FORMATS, type DrawOptions, type PictureFormat } from './diagram/draw.ts';
import { chosenView, viewsOf } from './diagram/view.ts';
import { EXIT, Failure, type ExitCode } from './failure.ts';
import { shownPath } from './folders.ts';
import { github } from './format/github.ts';
import { json } from './format/json.ts';
import { pretty } from './format/pretty.ts';
import { sarif } from './format/sarif.ts';
import { emit } from './output.ts';
import { misuseText, titleText } from './misuse.ts';
import { nativeFault } from './native.ts';
import { rulesText } from './rules.ts';
import { addTaskCommand, taskCommands } from './task/command.ts';
import { EXTRAS } from './task/extras.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;

interface CheckFlags {
  readonly format: (typeof FORMATS)[number];
  readonly fix?: boolean;
  readonly today?: string;
  readonly maxWarnings?: number;
  readonly severity: Severity;
  readonly output?: string;
}

/** Runs the command line. @returns the exit code; undefined for a command that goes on, as the language server does. */
export async function run(args: readonly string[]): Promise<ExitCode | undefined> {
  let exitCode: ExitCode | undefined = EXIT.fine;
  const program = newProgram((code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine;
      if (error.code !== 'commander.help') process.stderr.write(`vitruve: ${misuseText(error)}\n`);
      return EXIT.failure;
    }
    const message = error instanceof Failure ? error.message : nativeFault(error);
    if (message === undefined) throw error;
    process.stderr.write(`vitruve: ${message}\n`);
    return EXIT.failure;
  }
}

/** All commands with their options. @param end hears the exit code of the command that was run. */
export function newProgram(end: (code: ExitCode | undefined) => void): Command {
  const program = new Command('vitruve')
    .description(
      t(
        'Checks and draws what architects keep as text: decisions, responsibilities, risks, Kubernetes, workflows, pipelines',
      ),
    )
    .version(VERSION, '-V, --version', t('Print the version'))
    .helpOption('-h, --help', t('Print help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: titleText })
    .addOption(localeOption());
  const command = (usage: string, description: string): Command =>
    program
      .command(usage)
      .description(description)
      .helpOption('-h, --help', t('Print help'))
      .addOption(
        new Option('--locale <tag>', t('Language of messages: en or fr; that of the system otherwise')),
      );
  addCheck(command('check [paths...]', t('Check files and folders')), end);
  addNew(command('new <kind> <title>', t('Make a new manifest: {0}', creatableKinds().join(', '))));
  addImport(command('import <file>', t('Make a manifest of a CSV file or an Excel workbook')));
  addExport(command('export <manifest>', t('Write the tables of a manifest for other programs')));
  addDiagram(
    command(
      'diagram [path]',
      t('Draw a file or a folder: decisions, responsibilities, risks, resources, jobs, stages, findings'),
    ),
  );
  for (const task of taskCommands(EXTRAS)) addTaskCommand(task, command, end);
  addServe(command('serve', t('Answer over HTTP: pictures in, pictures without faces and plates out')), end);
  addRules(command('rules [rule]', t('List the rules, or print the page of one')));
  addServer(command('lsp', t('Run the language server for an editor')), end);
  return program;
}

function addCheck(command: Command, end: (code: ExitCode) => void): void {
  command
    .addOption(new Option('--format <format>', t('How to report')).choices(FORMATS).default('pretty'))
    .option('--fix', t('Apply the fixes that have one answer'))
    .addOption(todayOption())
    .addOption(
      new Option('--max-warnings <n>', t('Fail when there are more warnings')).argParser(wholeNumber),
    )
    .addOption(
      new Option('--severity <severity>', t('The least grave findings to report'))
        .choices(SEVERITIES)
        .default('hint'),
    )
    .option('-o, --output <file>', t('Write to a file'))
    .action(async (paths: string[], flags: CheckFlags) => {
      const result = await checkPaths(paths.length > 0 ? paths : ['.'], {
        today: flags.today ?? today(),
        severity: flags.severity,
        fix: flags.fix === true,
        withFixes: flags.format === 'sarif',
      });
      await emit(await report(result, flags), flags.output);
      end(verdict(result, flags.maxWarnings));
    });
}

async function report(result: CheckResult, { format, output }: CheckFlags): Promise<string> {
  switch (format) {
    case 'pretty':
      return pretty(result, output === undefined ? createColors() : createColors(false));
    case 'json':
      return json(result);
    case 'sarif':
      return sarif(result);
    case 'github':
      return github(result);
  }
}

function verdict({ counts, unread }: CheckResult, maxWarnings = Infinity): ExitCode {
  if (unread.some(({ problem }) => problem !== 'vanished')) return EXIT.failure;
  return counts.error > 0 || counts.warning > maxWarnings ? EXIT.findings : EXIT.fine;
}

function addNew(command: Command): void {
  command
    .option('--template <template>', t('One of the kind’s templates'))
    .option('--folder <folder>', t('The workspace folder that gets it'), '.')
    .addOption(todayOption())
    .action(
      async (kind: string, title: string, flags: { template?: string; folder: string; today?: string }) => {
        const options = { folder: flags.folder, template: flags.template, today: flags.today ?? today() };
        const written = await createManifest(kind, title, options);
        await emit(written.map((path) => `${shownPath(path)}\n`).join(''), undefined);
      },
    );
}

function addImport(command: Command): void {
  command
    .addOption(
      new Option('--kind <kind>', t('The kind of manifest; seen from the headings otherwise')).choices(
        tableKinds(),
      ),
    )
    .option('-o, --output <file>', t('Write to a file, which must not exist'))
    .action(async (file: string, flags: { kind?: string; output?: string }) => {
      const imported = await importTable(file, flags.kind);
      for (const remark of imported.remarks) process.stderr.write(`${remarkLine(file, remark)}\n`);
      if (imported.remarks.length > 0) {
        process.stderr.write(`${counted(imported.remarks.length, '{0} remark', '{0} remarks')}\n`);
      }
      await emit(imported.text ?? '', flags.output, false);
    });
}

function addExport(command: Command): void {
  command
    .addOption(new Option('--as <format>', t('The format')).choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('-o, --output <file>', t('Write to a file'))
    .action(async (manifest: string, flags: { as: ExportFormat; output?: string }) => {
      if (flags.as === 'xlsx' && flags.output === undefined && process.stdout.isTTY) {
        throw new Failure(t('A workbook is not text: name a file with --output'));
      }
      const files = await exportManifest(manifest, flags.as, today());
      for (const { part, content } of files) {
        if (part === undefined || flags.output !== undefined)
          await emit(content, part === undefined ? flags.output : besides(flags.output ?? '', part));
        else
          process.stderr.write(
            `${t('The table "{0}" was left out: name a file with --output to get every table', part)}\n`,
          );
      }
    });
}

/** `picture.svg` is an SVG picture. */
function formatOf(output: string | undefined): PictureFormat {
  switch (extname(output ?? '').toLowerCase()) {
    case '.svg':
      return 'svg';
    case '.png':
      return 'png';
    case '.json':
      return 'json';
    case '.mmd':
    case '.mermaid':
      return 'mermaid';
    default:
      return 'markdown';
  }
}

/** `matrix.csv` and the sheet `Roles` give `matrix-Roles.csv`. */
function besides(file: string, part: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}-${part.replace(/[^\p{L}\p{N}_-]+/gu, '-')}${extension}`;
}

interface DiagramFlags extends DrawOptions {
  readonly view?: string;
  readonly as?: PictureFormat;
  readonly list?: boolean;
  readonly today?: string;
  readonly output?: string;
}

function addDiagram(command: Command): void {
  command
    .option('--view <id>', t('What to show; the most telling view otherwise'))
    .option('--list', t('List the views that there are'))
    .addOption(
      new Option('--as <format>', t('The format; that of the output’s name otherwise, or markdown')).choices(
        PICTURE_FORMATS,
      ),
    )
    .addOption(
      new Option('--theme <theme>', t('Colours of SVG and PNG')).choices(['light', 'dark']).default('light'),
    )
    .addOption(
      new Option('--background <background>', t('Ground of SVG and PNG'))
        .choices(['filled', 'transparent'])
        .default('filled'),
    )
    .addOption(
      new Option('--scale <n>', t('Pixels of a PNG for each of the picture, 1 to 4'))
        .argParser(scale)
        .default(2),
    )
    .addOption(todayOption())
    .option('-o, --output <file>', t('Write to a file'))
    .action(async (path: string | undefined, flags: DiagramFlags) => {
      const day = flags.today ?? today();
      if (flags.list === true) {
        const views = await viewsOf(path ?? '.', day);
        await emit(views.map(({ view, title }) => `${view.padEnd(24)} ${title}\n`).join(''), flags.output);
        return;
      }
      const format = flags.as ?? formatOf(flags.output);
      if (format === 'png' && flags.output === undefined && process.stdout.isTTY) {
        throw new Failure(t('A PNG picture is not text: name a file with --output'));
      }
      const { content, remarks } = await drawView(
        await chosenView(path ?? '.', flags.view, day),
        format,
        flags,
      );
      for (const remark of remarks) process.stderr.write(`${remark}\n`);
      await emit(content, flags.output);
    });
}

function addServe(command: Command, end: (code: ExitCode) => void): void {
  addServeOptions(command).action(async (flags: ServeFlags) => {
    const { serveBlur } = await import('./serve/serve.ts');
    end(await serveBlur(flags, process.env));
  });
}

function addRules(command: Command): void {
  command.action(async (rule: string | undefined) => emit(await rulesText(rule), undefined));
}

function addServer(command: Command, end: (code: undefined) => void): void {
  command
    .addOption(new Option('--stdio', t('Speak over the standard input and output')).makeOptionMandatory())
    .action(async () => {
      // The server reads its transport from the arguments of the process, and ends the process itself.
      await import(serverModule());
      end(undefined);
    });
}

function localeOption(): Option {
  return new Option('--locale <tag>', t('Language of messages: en or fr; that of the system otherwise'));
}

function todayOption(): Option {
  return new Option('--today <date>', t('The day to check for, YYYY-MM-DD')).argParser(date);
}

function date(written: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(written)) {
    throw new InvalidArgumentError(t('It must be a day such as 2026-01-15.'));
  }
  return written;
}

function scale(written: string): number {
  const number = Number(written);
  if (!/^\d(?:\.\d+)?$/u.test(written) || number < 1 || number > 4)
    throw new InvalidArgumentError(t('It must be a number from 1 to 4.'));
  return number;
}

function wholeNumber(written: string): number {
  if (!/^\d{1,9}$/u.test(written)) throw new InvalidArgumentError(t('It must be a whole number.'));
  return Number(written);
}

/** The current day where the user is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

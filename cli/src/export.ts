import { extname } from 'node:path';
import {
  EXPORT_FLAGS,
  EXPORT_TARGETS,
  MODEL_EXPORT_TARGETS,
  type ExportOptions,
  type ExportTarget,
  type ModelExportTarget,
} from '@vitruve/engine';
import { currentDay } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CommandError } from './command-error.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-formats.ts';
import { exportPrograms } from './kinds.ts';
import { emit, tellInfos } from './output.ts';
import { parameter } from './pipelines/command.ts';

interface ExportFlags extends Readonly<ExportOptions> {
  readonly as?: ExportFormat;
  readonly to?: string;
  readonly output?: string;
  readonly param?: ReadonlyMap<string, string>;
  readonly partition?: ReadonlyMap<string, string>;
  readonly replicas?: number;
  readonly force?: boolean;
}

/** `vitruve export MANIFEST --as csv`, `vitruve export PIPELINE --to argo`, `vitruve export MODEL --to container`. */
export function addExport(command: Command): void {
  command
    .addOption(new Option('--as <format>', t('Format of the tables of a manifest')).choices(EXPORT_FORMATS))
    .addOption(
      new Option('--to <program>', t('Program that a pipeline, a model or objectives are exported to'))
        .choices([...EXPORT_TARGETS, ...MODEL_EXPORT_TARGETS, ...exportPrograms()])
        .conflicts('as'),
    )
    .option('-o, --output <file>', t('Write to a file; of a model, to a folder'))
    .addOption(
      new Option('--replicas <n>', t('Instances of a model that always run (default: 2)')).argParser(
        replicas,
      ),
    )
    .option('-f, --force', t('Replace the files of an earlier export of a model'))
    .option('-p, --param <name=value>', t('Value of a parameter'), parameter)
    .option('--partition <name=range>', t('Periods of a partition'), parameter);
  for (const [key, description] of Object.entries(descriptions()))
    command.option(EXPORT_FLAGS[key as keyof ExportOptions] + ' <value>', description);
  command.action(async (manifest: string, flags: ExportFlags) => {
    const { as, to, output, param = new Map(), partition = new Map(), ...others } = flags;
    if (to === undefined || !isModelTarget(to)) mustBeOfModel(others);
    if (to !== undefined && isPipelineTarget(to)) {
      const { exportInTerminal } = await import('./pipelines/export.ts');
      const options = optionsOf(others);
      await exportInTerminal(manifest, to, { options, parameters: param, partitions: partition, output });
    } else if (to !== undefined && isModelTarget(to)) {
      const { exportModelInTerminal } = await import('./export-model.ts');
      const { replicas: instances, force = false } = others;
      await exportModelInTerminal(manifest, to, {
        ...modelOptions(others, to),
        ...(instances !== undefined && { replicas: instances }),
        output,
        force,
      });
    } else if (to !== undefined) {
      const { exportedManifest } = await import('./conversion.ts');
      const { text, lost } = await exportedManifest(manifest, to, currentDay());
      tellInfos(lost);
      await emit(text, output);
    } else if (as === undefined) {
      throw new CommandError(t('Use --as for the tables of a manifest, or --to for another program'));
    } else {
      await exportTables(manifest, as, output);
    }
  });
}

function isPipelineTarget(program: string): program is ExportTarget {
  return EXPORT_TARGETS.some((target) => target === program);
}

function isModelTarget(program: string): program is ModelExportTarget {
  return MODEL_EXPORT_TARGETS.some((target) => target === program);
}

/** @throws CommandError for an option of models where none is exported. */
function mustBeOfModel({ replicas: instances, force }: Partial<ExportFlags>): void {
  const given = instances === undefined ? force && '--force' : '--replicas';
  if (typeof given === 'string')
    throw new CommandError(t('"{0}" is an option of --to {1} only', given, MODEL_EXPORT_TARGETS.join(', ')));
}

/** What is said of the place of a model. @throws CommandError for an option of pipelines. */
function modelOptions(
  flags: Readonly<Record<string, unknown>>,
  target: string,
): { image?: string; namespace?: string } {
  const { image, namespace, ...others } = optionsOf(flags);
  const [unused] = Object.keys(others) as (keyof ExportOptions)[];
  if (unused) throw new CommandError(t('"{0}" is not an option of --to {1}', EXPORT_FLAGS[unused], target));
  return { ...(image !== undefined && { image }), ...(namespace !== undefined && { namespace }) };
}

/** Instances of a service. */
function replicas(written: string): number {
  const value = Number(written);
  if (/^\d{1,3}$/u.test(written) && value >= 1) return value;
  throw new InvalidArgumentError(t('Expected a number from {0} to {1}.', 1, 999));
}

/** What the options of targets mean. */
function descriptions(): Readonly<Record<keyof ExportOptions, string>> {
  return {
    image: t('Image of the stages that name none; of a model, the image to build'),
    vitruveImage: t('Image with Vitruve, for the stages that run its tasks'),
    repository: t('URL of the Git repository with the files of the pipeline'),
    revision: t('Branch, tag or commit of the repository (default: its default branch)'),
    artifactPrefix: t('Beginning of the S3 keys of artifacts'),
    namespace: t('Kubernetes namespace'),
    serviceAccount: t('Kubernetes service account'),
    secret: t('Kubernetes Secret with the secrets of the pipeline (default: NAME-secrets)'),
    runner: t('Label of the runners of jobs (default: ubuntu-latest)'),
    folder: t('Folder of the pipeline on the workers (default: that of the exported file)'),
    volumeClaim: t('PersistentVolumeClaim with the folder of the pipeline, for the stages in images'),
  };
}

/** The options alone: the command has others, such as its language. */
function optionsOf(flags: Readonly<Record<string, unknown>>): ExportOptions {
  return Object.fromEntries(
    Object.keys(EXPORT_FLAGS).flatMap((key) => (typeof flags[key] === 'string' ? [[key, flags[key]]] : [])),
  );
}

async function exportTables(manifest: string, as: ExportFormat, output: string | undefined): Promise<void> {
  if (as === 'xlsx' && output === undefined && process.stdout.isTTY) {
    throw new CommandError(t('A workbook is binary: use --output to write it to a file'));
  }
  const { exportManifest } = await import('./exchange.ts');
  const files = await exportManifest(manifest, as, currentDay());
  for (const { part, content } of files) {
    if (part === undefined || output !== undefined)
      await emit(content, part === undefined ? output : besides(output ?? '', part));
    else process.stderr.write(`${t('Table "{0}" was omitted: use --output to write all tables', part)}\n`);
  }
}

/** `matrix.csv` and the sheet `Roles` give `matrix-Roles.csv`. */
function besides(file: string, part: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}-${part.replace(/[^\p{L}\p{N}_-]+/gu, '-')}${extension}`;
}

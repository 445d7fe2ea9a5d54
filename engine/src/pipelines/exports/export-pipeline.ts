import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { readTextFile, isUnread, TaskError } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { locatedFaults } from '../../running/located-faults.ts';
import { openPipeline } from '../plan/open-pipeline.ts';
import { withParameters } from '../plan/parameters.ts';
import { translated, type Given } from './translate.ts';
import { EXPORT_FLAGS, type ExportOptions, type ExportTarget, type ExportWriter } from './target.ts';

/** How each writer is loaded. */
const WRITERS: Readonly<Record<ExportTarget, () => Promise<ExportWriter>>> = {
  argo: async () => (await import('./argo/workflow.ts')).ARGO,
  github: async () => (await import('./github/workflow.ts')).GITHUB,
  gitea: async () => (await import('./github/workflow.ts')).GITEA,
  airflow: async () => (await import('./airflow/dag.ts')).AIRFLOW,
  dvc: async () => (await import('./dvc/dvc-file.ts')).DVC,
};

/** A pipeline for another program. */
export interface ExportedPipeline {
  readonly text: string;
  /** What the result does without, a line for each: `ml.pipeline.yaml:3:5: …`. */
  readonly lost: readonly string[];
}

/**
 * Translates a pipeline for another program. Nothing is written.
 * @param path of the file; absolute.
 * @throws TaskError when the file has errors, or for what cannot be expressed there, with its lines.
 */
export async function exportPipeline(
  path: string,
  target: ExportTarget,
  options: ExportOptions,
  given: Given,
): Promise<ExportedPipeline> {
  const writer = await WRITERS[target]();
  for (const key of Object.keys(options) as (keyof ExportOptions)[]) {
    if (!writer.options.includes(key))
      throw new TaskError(t('"{0}" is not an option of --to {1}', EXPORT_FLAGS[key], target));
  }
  const { pipeline, folder } = await openPipeline(path);
  const place = { file: basename(path), folder: relative(repositoryOf(folder), folder).split(sep).join('/') };
  const { text, remarks } = translated(
    await withParameters(pipeline, folder, given.parameters ?? new Map()),
    place,
    writer,
    options,
    given,
  );
  const file = await readTextFile(path);
  const source = isUnread(file) ? '' : file.text;
  if (remarks.refused.length > 0) throw new TaskError(locatedFaults(path, source, remarks.refused));
  return { text, lost: remarks.lost.map((remark) => locatedFaults(path, source, [remark])) };
}

/** The root of the repository that a folder is in; the folder itself where there is none. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
